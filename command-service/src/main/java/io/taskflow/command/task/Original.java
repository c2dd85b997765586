package io.taskflow.command.task;

import io.taskflow.command.board.BoardFields;
import io.taskflow.command.board.BoardState;
import io.taskflow.events.task.ChecklistAdded;
import io.taskflow.events.task.ChecklistEvent;
import io.taskflow.events.task.ChecklistItemAdded;
import io.taskflow.events.task.ChecklistItemMarked;
import io.taskflow.events.task.ChecklistItemRemoved;
import io.taskflow.events.task.ChecklistItemReworded;
import io.taskflow.events.task.ChecklistRemoved;
import io.taskflow.events.task.ChecklistRenamed;
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
import io.taskflow.events.task.TaskLabelled;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A task with all that it says, which its {@link TaskState} only tells from other texts, so that the next can say the same. */
final class Original {
    private final Set<UUID> assignees = new LinkedHashSet<>();
    private final Set<UUID> labels = new LinkedHashSet<>();
    private final Map<String, String> fields = new TreeMap<>();
    private final Map<UUID, Texts> checklists = new LinkedHashMap<>();
    private String title = "";
    private @Nullable String description;
    private @Nullable Priority priority;
    private @Nullable Instant startAt;
    private @Nullable Instant dueAt;

    /** A checklist and its items' texts. */
    private record Texts(String name, Map<UUID, String> items) {}

    void apply(TaskEvent event) {
        switch (event) {
            case TaskCreated e -> {
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
            case TaskMoved _,
                    TaskDueMarked _,
                    TaskArchived _,
                    TaskRestored _,
                    TaskRecurrenceChanged _,
                    TaskRecurred _,
                    TaskFollowed _,
                    DependencyEvent _ -> {
                // The next begins by itself where it is put.
            }
        }
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
            case ChecklistItemAdded e -> items(id).put(e.itemId(), e.text());
            case ChecklistItemReworded e -> items(id).replace(e.itemId(), e.text());
            case ChecklistItemRemoved e -> items(id).remove(e.itemId());
            case ChecklistItemMarked e -> {
                // Nothing is done yet of the next.
            }
        }
    }

    private Map<UUID, String> items(UUID checklist) {
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
            for (String text : texts.items.values()) {
                events.add(new ChecklistItemAdded(task, boardId, checklist, ids.get(), text));
            }
        }
        return events;
    }

    private Map<String, String> standing(BoardFields ofBoard) {
        Map<String, String> values = new TreeMap<>(fields);
        Set<String> gone = new LinkedHashSet<>(ofBoard.keys());
        ofBoard.all().forEach(field -> gone.remove(field.key()));
        values.keySet().removeAll(gone);
        return values;
    }
}
