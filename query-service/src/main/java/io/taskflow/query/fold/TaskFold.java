package io.taskflow.query.fold;

import io.taskflow.events.task.BlockingBegan;
import io.taskflow.events.task.BlockingEnded;
import io.taskflow.events.task.ChecklistEvent;
import io.taskflow.events.task.Priority;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskAssigned;
import io.taskflow.events.task.TaskBlocked;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskDescribed;
import io.taskflow.events.task.TaskDueChanged;
import io.taskflow.events.task.TaskDueMarked;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskFieldsChanged;
import io.taskflow.events.task.TaskFollowed;
import io.taskflow.events.task.TaskJoined;
import io.taskflow.events.task.TaskLabelled;
import io.taskflow.events.task.TaskLeft;
import io.taskflow.events.task.TaskMoved;
import io.taskflow.events.task.TaskPrioritized;
import io.taskflow.events.task.TaskRecurred;
import io.taskflow.events.task.TaskRecurrenceChanged;
import io.taskflow.events.task.TaskRenamed;
import io.taskflow.events.task.TaskRestored;
import io.taskflow.events.task.TaskStartChanged;
import io.taskflow.events.task.TaskUnassigned;
import io.taskflow.events.task.TaskUnblocked;
import io.taskflow.events.task.TaskUnlabelled;
import io.taskflow.events.watcher.WatcherAdded;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.events.watcher.WatcherRemoved;
import io.taskflow.query.taskboard.TaskChecklist;
import io.taskflow.query.taskboard.TaskChecklists;
import io.taskflow.query.taskboard.TaskDependencies;
import io.taskflow.query.taskboard.TaskRecurrence;
import io.taskflow.query.taskboard.TaskRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task as its events make it. */
public final class TaskFold {
    private TaskFold() {}

    /** The task after an event; {@code before} is null for the first. */
    public static TaskRow evolve(@Nullable TaskRow before, TaskEvent event, LoggedEvent logged) {
        if (event instanceof TaskCreated created) {
            return created(created, logged);
        }
        if (event instanceof TaskJoined joined) {
            return joined(joined, logged);
        }
        if (before == null) {
            throw new IllegalStateException("task " + event.taskId() + " has events before it was created");
        }
        Draft draft = new Draft(before);
        switch (event) {
            case TaskCreated _, TaskJoined _ -> throw new IllegalStateException(event + " changes no task that stands");
            case TaskLeft e -> {
                // As it stood when it went.
            }
            case TaskRenamed e -> draft.title = e.title();
            case TaskDescribed e -> draft.description = e.description();
            case TaskMoved e -> draft.place(e.columnId(), e.rank());
            case TaskAssigned e -> add(draft.assignees, e.userId());
            case TaskUnassigned e -> draft.assignees.remove(e.userId());
            case TaskLabelled e -> add(draft.labels, e.labelId());
            case TaskUnlabelled e -> draft.labels.remove(e.labelId());
            case TaskPrioritized e -> draft.priority = name(e.priority());
            case TaskStartChanged e -> draft.startAt = e.startAt();
            case TaskDueChanged e -> draft.dueAt = e.dueAt();
            case TaskDueMarked e -> draft.dueDone = e.done();
            case TaskFieldsChanged e -> e.changes().forEach(draft::field);
            case ChecklistEvent e -> draft.checklists = ChecklistFold.evolve(draft.checklists, e);
            case TaskBlocked e -> add(draft.blockedBy, e.blockerId());
            case TaskUnblocked e -> draft.blockedBy.remove(e.blockerId());
            case BlockingBegan e -> add(draft.blocks, e.blockedId());
            case BlockingEnded e -> draft.blocks.remove(e.blockedId());
            case TaskRecurrenceChanged e -> draft.recurrence = TaskRecurrence.of(e.recurrence());
            case TaskRecurred e -> draft.recurrence = null;
            case TaskFollowed e -> draft.recurrence = TaskRecurrence.of(e.recurrence());
            case TaskArchived e -> draft.archived = true;
            case TaskRestored e -> {
                draft.archived = false;
                draft.place(e.columnId(), e.rank());
            }
        }
        draft.version = logged.version();
        draft.position = logged.position();
        return draft.row();
    }

    /** A task with what its own events do not tell: its number, how many comments stand, and who watches it. */
    public static TaskRow with(TaskRow task, int number, int comments, List<UUID> watchers) {
        Draft draft = new Draft(task);
        draft.number = number;
        draft.comments = comments;
        draft.watchers.addAll(watchers);
        return draft.row();
    }

    /** A task after an event of a comment on it, which leaves its version. */
    static TaskRow commented(TaskRow task, int more, LoggedEvent logged) {
        Draft draft = new Draft(task);
        draft.comments += more;
        draft.position = logged.position();
        return draft.row();
    }

    /** A task after an event of one who watches it, which leaves its version. */
    static TaskRow watched(TaskRow task, WatcherEvent event, LoggedEvent logged) {
        Draft draft = new Draft(task);
        evolve(draft.watchers, event);
        draft.position = logged.position();
        return draft.row();
    }

    /** Those who watch a task, after the next event. */
    public static void evolve(List<UUID> watchers, WatcherEvent event) {
        switch (event) {
            case WatcherAdded e -> {
                if (!watchers.contains(e.userId())) {
                    watchers.add(e.userId());
                }
            }
            case WatcherRemoved e -> watchers.remove(e.userId());
        }
    }

    /** A task whose board has lost a label. */
    static TaskRow without(TaskRow task, UUID label) {
        Draft draft = new Draft(task);
        draft.labels.remove(label);
        return draft.row();
    }

    private static void add(List<UUID> ids, UUID one) {
        if (!ids.contains(one)) {
            ids.add(one);
        }
    }

    private static TaskRow created(TaskCreated e, LoggedEvent logged) {
        return new TaskRow(
                e.taskId(),
                e.boardId(),
                e.columnId(),
                e.rank(),
                e.externalId(),
                null,
                e.title(),
                e.description(),
                e.assignees(),
                List.of(),
                name(e.priority()),
                null,
                e.dueAt(),
                false,
                e.fields(),
                TaskChecklists.NONE,
                TaskDependencies.NONE,
                null,
                0,
                false,
                logged.version(),
                logged.occurredAt(),
                logged.actor(),
                List.of(),
                logged.position());
    }

    private static TaskRow joined(TaskJoined e, LoggedEvent logged) {
        return new TaskRow(
                e.taskId(),
                e.boardId(),
                e.columnId(),
                e.rank(),
                e.externalId(),
                null,
                e.title(),
                e.description(),
                e.assignees(),
                e.labels(),
                name(e.priority()),
                e.startAt(),
                e.dueAt(),
                e.dueDone(),
                e.fields(),
                TaskChecklists.of(ChecklistFold.brought(e.checklists())),
                new TaskDependencies(e.blockedBy(), e.blocks()),
                TaskRecurrence.of(e.recurrence()),
                0,
                false,
                logged.version(),
                e.createdAt(),
                e.createdBy(),
                List.of(),
                logged.position());
    }

    private static @Nullable String name(@Nullable Priority priority) {
        return priority == null ? null : priority.name();
    }

    /** A task between two events. */
    private static final class Draft {
        private final TaskRow before;
        private final List<UUID> assignees;
        private final List<UUID> labels;
        private final List<UUID> watchers;
        private final Map<String, String> fields;
        private @Nullable Integer number;
        private List<TaskChecklist> checklists;
        private final List<UUID> blockedBy;
        private final List<UUID> blocks;
        private @Nullable TaskRecurrence recurrence;
        private int comments;
        private long version;
        private long position;
        private UUID column;
        private String rank;
        private String title;
        private @Nullable String description;
        private @Nullable String priority;
        private @Nullable Instant startAt;
        private @Nullable Instant dueAt;
        private boolean dueDone;
        private boolean archived;

        Draft(TaskRow before) {
            this.before = before;
            assignees = new ArrayList<>(before.assignees());
            labels = new ArrayList<>(before.labels());
            watchers = new ArrayList<>(before.watchers());
            fields = new HashMap<>(before.fields());
            number = before.number();
            checklists = before.checklists().all();
            blockedBy = new ArrayList<>(before.dependencies().blockedBy());
            blocks = new ArrayList<>(before.dependencies().blocks());
            recurrence = before.recurrence();
            comments = before.comments();
            version = before.version();
            position = before.position();
            column = before.columnId();
            rank = before.rank();
            title = before.title();
            description = before.description();
            priority = before.priority();
            startAt = before.startAt();
            dueAt = before.dueAt();
            dueDone = before.dueDone();
            archived = before.archived();
        }

        void place(UUID newColumn, String newRank) {
            column = newColumn;
            rank = newRank;
        }

        void field(String name, @Nullable String value) {
            if (value == null) {
                fields.remove(name);
            } else {
                fields.put(name, value);
            }
        }

        TaskRow row() {
            return new TaskRow(
                    before.id(),
                    before.boardId(),
                    column,
                    rank,
                    before.externalId(),
                    number,
                    title,
                    description,
                    List.copyOf(assignees),
                    List.copyOf(labels),
                    priority,
                    startAt,
                    dueAt,
                    dueDone,
                    Map.copyOf(fields),
                    TaskChecklists.of(checklists),
                    new TaskDependencies(blockedBy, blocks),
                    recurrence,
                    comments,
                    archived,
                    version,
                    before.createdAt(),
                    before.createdBy(),
                    List.copyOf(watchers),
                    position);
        }
    }
}
