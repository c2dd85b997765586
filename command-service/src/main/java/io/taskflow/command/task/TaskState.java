package io.taskflow.command.task;

import io.taskflow.events.task.ChecklistEvent;
import io.taskflow.events.task.DependencyEvent;
import io.taskflow.events.task.Priority;
import io.taskflow.events.task.Recurrence;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskAssigned;
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
import io.taskflow.events.task.TaskUnlabelled;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What decisions about a task need to know of it.
 *
 * @param description its {@link Gist}
 * @param labels those it was given; some may have gone from the board since
 * @param fields the gist of each value by name
 * @param checklists by their ids
 * @param recurrence null when it does not come again
 */
public record TaskState(
        UUID taskId,
        UUID boardId,
        UUID columnId,
        String rank,
        String title,
        @Nullable String description,
        Set<UUID> assignees,
        Set<UUID> labels,
        @Nullable Priority priority,
        @Nullable Instant startAt,
        @Nullable Instant dueAt,
        boolean dueDone,
        Map<String, String> fields,
        Map<UUID, Checklist> checklists,
        Dependencies dependencies,
        @Nullable Recurrence recurrence,
        boolean archived) {
    public TaskState {
        assignees = Set.copyOf(assignees);
        labels = Set.copyOf(labels);
        fields = Map.copyOf(fields);
        checklists = Map.copyOf(checklists);
    }

    /** The task after an event; {@code before} is null for the first. */
    public static TaskState evolve(@Nullable TaskState before, TaskEvent event) {
        if (before == null && event instanceof TaskCreated e) {
            return begin(e);
        }
        if (before == null) {
            throw new IllegalStateException("task " + event.taskId() + " has events before it was created");
        }
        Draft task = new Draft(before);
        task.apply(event);
        return task.state();
    }

    private static TaskState begin(TaskCreated e) {
        return new TaskState(
                e.taskId(),
                e.boardId(),
                e.columnId(),
                e.rank(),
                e.title(),
                Gist.of(e.description()),
                Set.copyOf(e.assignees()),
                Set.of(),
                e.priority(),
                null,
                e.dueAt(),
                false,
                merged(Map.of(), e.fields()),
                Map.of(),
                Dependencies.NONE,
                null,
                false);
    }

    private static Map<String, String> merged(
            Map<String, String> fields, Map<String, ? extends @Nullable String> changes) {
        Map<String, String> values = new HashMap<>(fields);
        changes.forEach((name, value) -> {
            String gist = Gist.of(value);
            if (gist == null) {
                values.remove(name);
            } else {
                values.put(name, gist);
            }
        });
        return values;
    }

    private static <T> Set<T> with(Set<T> set, T one) {
        Set<T> more = new HashSet<>(set);
        more.add(one);
        return more;
    }

    private static <T> Set<T> without(Set<T> set, T one) {
        Set<T> fewer = new HashSet<>(set);
        fewer.remove(one);
        return fewer;
    }

    /** A task between two events. */
    private static final class Draft {
        private final TaskState before;
        private UUID boardId;
        private UUID columnId;
        private String rank;
        private String title;
        private @Nullable String description;
        private Set<UUID> assignees;
        private Set<UUID> labels;
        private @Nullable Priority priority;
        private @Nullable Instant startAt;
        private @Nullable Instant dueAt;
        private boolean dueDone;
        private Map<String, String> fields;
        private Map<UUID, Checklist> checklists;
        private Dependencies dependencies;
        private @Nullable Recurrence recurrence;
        private boolean archived;

        Draft(TaskState before) {
            this.before = before;
            boardId = before.boardId;
            columnId = before.columnId;
            rank = before.rank;
            title = before.title;
            description = before.description;
            assignees = before.assignees;
            labels = before.labels;
            priority = before.priority;
            startAt = before.startAt;
            dueAt = before.dueAt;
            dueDone = before.dueDone;
            fields = before.fields;
            checklists = before.checklists;
            dependencies = before.dependencies;
            recurrence = before.recurrence;
            archived = before.archived;
        }

        void apply(TaskEvent event) {
            switch (event) {
                case TaskCreated e -> throw new IllegalStateException("task " + e.taskId() + " was created twice");
                case TaskRenamed e -> title = e.title();
                case TaskDescribed e -> description = Gist.of(e.description());
                case TaskPrioritized e -> priority = e.priority();
                case TaskStartChanged e -> startAt = e.startAt();
                case TaskDueChanged e -> dueAt = e.dueAt();
                case TaskDueMarked e -> dueDone = e.done();
                case TaskFieldsChanged e -> fields = merged(fields, e.changes());
                case TaskRecurrenceChanged e -> recurrence = e.recurrence();
                case TaskRecurred e -> recurrence = null;
                case TaskFollowed e -> recurrence = e.recurrence();
                case TaskMoved e -> place(e.columnId(), e.rank());
                case TaskArchived e -> archived = true;
                case TaskRestored e -> {
                    archived = false;
                    place(e.columnId(), e.rank());
                }
                case TaskLeft e -> {
                    // Where it went, the next event tells.
                }
                case TaskJoined e -> join(e);
                case TaskAssigned e -> assignees = with(assignees, e.userId());
                case TaskUnassigned e -> assignees = without(assignees, e.userId());
                case TaskLabelled e -> labels = with(labels, e.labelId());
                case TaskUnlabelled e -> labels = without(labels, e.labelId());
                case ChecklistEvent e -> checklists = Checklist.evolve(checklists, e);
                case DependencyEvent e -> dependencies = dependencies.after(e);
            }
        }

        /** What it says is what it said; only what was matched to the other board is told anew. */
        private void join(TaskJoined e) {
            boardId = e.boardId();
            place(e.columnId(), e.rank());
            assignees = Set.copyOf(e.assignees());
            labels = Set.copyOf(e.labels());
            fields = merged(Map.of(), e.fields());
            recurrence = e.recurrence();
        }

        private void place(UUID newColumn, String newRank) {
            columnId = newColumn;
            rank = newRank;
        }

        TaskState state() {
            return new TaskState(
                    before.taskId,
                    boardId,
                    columnId,
                    rank,
                    title,
                    description,
                    assignees,
                    labels,
                    priority,
                    startAt,
                    dueAt,
                    dueDone,
                    fields,
                    checklists,
                    dependencies,
                    recurrence,
                    archived);
        }
    }
}
