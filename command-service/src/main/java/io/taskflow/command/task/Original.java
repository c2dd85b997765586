package io.taskflow.command.task;

import io.taskflow.command.board.BoardFields;
import io.taskflow.command.board.BoardState;
import io.taskflow.events.EventMetadata;
import io.taskflow.events.task.BlockingBegan;
import io.taskflow.events.task.BlockingEnded;
import io.taskflow.events.task.ChecklistAdded;
import io.taskflow.events.task.ChecklistEvent;
import io.taskflow.events.task.ChecklistItemAdded;
import io.taskflow.events.task.ChecklistItemMarked;
import io.taskflow.events.task.ChecklistItemRemoved;
import io.taskflow.events.task.ChecklistItemReworded;
import io.taskflow.events.task.ChecklistRemoved;
import io.taskflow.events.task.ChecklistRenamed;
import io.taskflow.events.task.Priority;
import io.taskflow.events.task.Recurrence;
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
import io.taskflow.eventstore.EventLog;
import io.taskflow.support.events.EventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A task with all that it says, which its {@link TaskState} only tells from other texts, so that the next can say the same, or the task itself elsewhere. */
final class Original {
    private final Set<UUID> assignees = new LinkedHashSet<>();
    private final Set<UUID> labels = new LinkedHashSet<>();
    private final Map<String, String> fields = new TreeMap<>();
    private final Map<UUID, Texts> checklists = new LinkedHashMap<>();
    private final Set<UUID> blockedBy = new LinkedHashSet<>();
    private final Set<UUID> blocks = new LinkedHashSet<>();
    private String title = "";
    private @Nullable String description;
    private @Nullable Priority priority;
    private @Nullable Instant startAt;
    private @Nullable Instant dueAt;
    private boolean dueDone;
    private @Nullable Recurrence recurrence;
    private @Nullable String externalId;
    private @Nullable Beginning beginning;

    /** A checklist and its items. */
    private record Texts(String name, Map<UUID, Item> items) {}

    private record Item(String text, boolean done) {}

    /**
     * How the task began.
     *
     * @param by null when the system made it
     */
    record Beginning(Instant at, @Nullable UUID by, long position) {}

    /** A task as the log has it. */
    static Original of(UUID taskId, EventLog log, EventCodec codec) {
        Original original = new Original();
        log.readStream(taskId.toString(), 0, recorded -> {
            if (codec.decode(recorded.type(), recorded.revision(), recorded.payload()) instanceof TaskEvent event) {
                original.apply(event);
                if (event instanceof TaskCreated) {
                    String actor = codec.decodeMetadata(recorded.metadata()).get(EventMetadata.ACTOR);
                    original.beginning = new Beginning(
                            recorded.occurredAt(), actor == null ? null : UUID.fromString(actor), recorded.position());
                }
            }
        });
        return original;
    }

    void apply(TaskEvent event) {
        switch (event) {
            case TaskCreated e -> {
                externalId = e.externalId();
                title = e.title();
                description = e.description();
                assignees.addAll(e.assignees());
                priority = e.priority();
                dueAt = e.dueAt();
                fields.putAll(e.fields());
            }
            case TaskRenamed e -> title = e.title();
            case TaskDescribed e -> description = e.description();
            case TaskPrioritized e -> priority = e.priority();
            case TaskStartChanged e -> startAt = e.startAt();
            case TaskDueChanged e -> dueAt = e.dueAt();
            case TaskDueMarked e -> dueDone = e.done();
            case TaskRecurrenceChanged e -> recurrence = e.recurrence();
            case TaskRecurred e -> recurrence = null;
            case TaskFollowed e -> recurrence = e.recurrence();
            case TaskAssigned e -> assignees.add(e.userId());
            case TaskUnassigned e -> assignees.remove(e.userId());
            case TaskLabelled e -> labels.add(e.labelId());
            case TaskUnlabelled e -> labels.remove(e.labelId());
            case TaskFieldsChanged e ->
                e.changes().forEach((key, value) -> {
                    if (value == null) {
                        fields.remove(key);
                    } else {
                        fields.put(key, value);
                    }
                });
            case ChecklistEvent e -> checklist(e);
            case TaskBlocked e -> blockedBy.add(e.blockerId());
            case TaskUnblocked e -> blockedBy.remove(e.blockerId());
            case BlockingBegan e -> blocks.add(e.blockedId());
            case BlockingEnded e -> blocks.remove(e.blockedId());
            case TaskJoined e -> join(e);
            case TaskMoved _, TaskArchived _, TaskRestored _, TaskLeft _ -> {
                // Where it stands, others know.
            }
        }
    }

    private void join(TaskJoined event) {
        assignees.clear();
        assignees.addAll(event.assignees());
        labels.clear();
        labels.addAll(event.labels());
        fields.clear();
        fields.putAll(event.fields());
        recurrence = event.recurrence();
    }

    /** When it is due, if that is later than another moment; else that one. */
    Instant dueOr(Instant moment) {
        return dueAt != null && dueAt.isAfter(moment) ? dueAt : moment;
    }

    private void checklist(ChecklistEvent event) {
        UUID id = event.checklistId();
        switch (event) {
            case ChecklistAdded e -> checklists.put(id, new Texts(e.name(), new LinkedHashMap<>()));
            case ChecklistRenamed e -> checklists.computeIfPresent(id, (key, list) -> new Texts(e.name(), list.items));
            case ChecklistRemoved e -> checklists.remove(id);
            case ChecklistItemAdded e -> items(id).put(e.itemId(), new Item(e.text(), false));
            case ChecklistItemReworded e ->
                items(id).computeIfPresent(e.itemId(), (key, item) -> new Item(e.text(), item.done));
            case ChecklistItemRemoved e -> items(id).remove(e.itemId());
            case ChecklistItemMarked e ->
                items(id).computeIfPresent(e.itemId(), (key, item) -> new Item(item.text, e.done()));
        }
    }

    private Map<UUID, Item> items(UUID checklist) {
        Texts texts = checklists.get(checklist);
        return texts == null ? new LinkedHashMap<>() : texts.items;
    }

    /** The task that comes next: without values of fields that its board has no more. */
    TaskCreated again(TaskRecurred recurred, UUID columnId, String rank, BoardState board) {
        return new TaskCreated(
                recurred.nextTaskId(),
                recurred.boardId(),
                columnId,
                rank,
                title,
                description,
                List.copyOf(assignees),
                priority,
                recurred.nextDueAt(),
                standing(board.fields()),
                null);
    }

    /**
     * What becomes of it at once: it has no labels that its board has no more.
     *
     * @param ids of what is made
     */
    List<TaskEvent> more(TaskRecurred recurred, Recurrence recurrence, BoardState board, Supplier<UUID> ids) {
        UUID task = recurred.nextTaskId();
        UUID boardId = recurred.boardId();
        List<TaskEvent> events = new ArrayList<>();
        events.add(new TaskFollowed(task, boardId, recurred.taskId(), recurrence));
        if (startAt != null && dueAt != null) {
            Instant start = new Series(recurrence).before(recurred.nextDueAt(), startAt, dueAt);
            events.add(new TaskStartChanged(task, boardId, start));
        }
        for (UUID label : labels) {
            if (board.label(label).isPresent()) {
                events.add(new TaskLabelled(task, boardId, label));
            }
        }
        for (Texts texts : checklists.values()) {
            UUID checklist = ids.get();
            events.add(new ChecklistAdded(task, boardId, checklist, texts.name));
            // Nothing is done yet of the next.
            for (Item item : texts.items.values()) {
                events.add(new ChecklistItemAdded(task, boardId, checklist, ids.get(), item.text));
            }
        }
        return events;
    }

    /** What of it another board takes. */
    Fit fit(BoardState from, BoardState to, Predicate<UUID> sees) {
        Fit.Fields values = Fit.fields(fields, from.fields(), to.fields(), sees);
        return new Fit(
                Fit.people(assignees, sees), Fit.labels(labels, from, to), values, Fit.series(recurrence, from, to));
    }

    /** What it takes along to another board, where it comes to stand at this place. */
    TaskJoined joined(
            TaskState task,
            UUID toBoardId,
            UUID columnId,
            String rank,
            Fit fit,
            List<TaskJoined.Comment> comments,
            List<UUID> watchers) {
        Beginning began = beginning;
        if (began == null) {
            throw new IllegalStateException("task " + task.taskId() + " was never created");
        }
        return new TaskJoined(
                task.taskId(),
                toBoardId,
                task.boardId(),
                columnId,
                rank,
                title,
                description,
                fit.assignees().kept(),
                fit.labels().kept(),
                priority,
                startAt,
                dueAt,
                dueDone,
                fit.fields().kept(),
                checklists.entrySet().stream()
                        .map(list -> joined(list.getKey(), list.getValue()))
                        .toList(),
                List.copyOf(blockedBy),
                List.copyOf(blocks),
                fit.recurrence(),
                externalId,
                comments,
                watchers,
                began.at(),
                began.by(),
                began.position());
    }

    private static TaskJoined.Checklist joined(UUID id, Texts texts) {
        List<TaskJoined.Item> items = texts.items.entrySet().stream()
                .map(item -> new TaskJoined.Item(item.getKey(), item.getValue().text, item.getValue().done))
                .toList();
        return new TaskJoined.Checklist(id, texts.name, items);
    }

    private Map<String, String> standing(BoardFields ofBoard) {
        Map<String, String> values = new TreeMap<>(fields);
        Set<String> gone = new LinkedHashSet<>(ofBoard.keys());
        ofBoard.all().forEach(field -> gone.remove(field.key()));
        values.keySet().removeAll(gone);
        return values;
    }
}
