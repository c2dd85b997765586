package io.taskflow.command.task.changetask;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.FieldValues;
import io.taskflow.command.task.Gist;
import io.taskflow.command.task.TaskInput;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.task.Priority;
import io.taskflow.events.task.TaskDescribed;
import io.taskflow.events.task.TaskDueChanged;
import io.taskflow.events.task.TaskDueMarked;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskFieldsChanged;
import io.taskflow.events.task.TaskPrioritized;
import io.taskflow.events.task.TaskRenamed;
import io.taskflow.events.task.TaskStartChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Change what a task says; only what is spoken of, so that others' changes of the rest hold.
 *
 * @param by who wants it
 * @param title null when it stays
 * @param dueDone none is false
 * @param fields by name, a null value clears; what is not named stays
 */
public record ChangeTask(
        UUID by,
        UUID taskId,
        @Nullable String title,
        Change<String> description,
        Change<Priority> priority,
        Change<Instant> startAt,
        Change<Instant> dueAt,
        Change<Boolean> dueDone,
        Map<String, @Nullable String> fields) {
    /**
     * One event for each thing that would not be what it is.
     *
     * @param filed its fields
     */
    Decision<TaskEvent> decide(TaskState task, FieldValues.Filed filed) {
        if (task.archived()) {
            return Decision.refuse(new Refusal.Archived());
        }
        Map<String, @Nullable String> values = altered(task.fields(), filed.byKey());
        if (filed.free() && tooMany(task.fields().keySet(), values)) {
            return Decision.refuse(new Refusal.TooMany("/fields", "fields with a value", TaskInput.MOST_FIELDS));
        }
        List<TaskEvent> events = new ArrayList<>();
        if (title != null && !title.equals(task.title())) {
            events.add(new TaskRenamed(taskId, task.boardId(), title));
        }
        if (description instanceof Change.Set<String>(var text) && !Objects.equals(Gist.of(text), task.description())) {
            events.add(new TaskDescribed(taskId, task.boardId(), text));
        }
        if (priority instanceof Change.Set<Priority>(var level) && level != task.priority()) {
            events.add(new TaskPrioritized(taskId, task.boardId(), level));
        }
        if (startAt instanceof Change.Set<Instant>(var time) && !Objects.equals(time, task.startAt())) {
            events.add(new TaskStartChanged(taskId, task.boardId(), time));
        }
        if (dueAt instanceof Change.Set<Instant>(var time) && !Objects.equals(time, task.dueAt())) {
            events.add(new TaskDueChanged(taskId, task.boardId(), time));
        }
        if (dueDone instanceof Change.Set<Boolean>(var mark)) {
            boolean done = mark != null && mark;
            if (done != task.dueDone()) {
                events.add(new TaskDueMarked(taskId, task.boardId(), done));
            }
        }
        if (!values.isEmpty()) {
            events.add(new TaskFieldsChanged(taskId, task.boardId(), values));
        }
        return new Decision.Accepted<>(events);
    }

    private static Map<String, @Nullable String> altered(
            Map<String, String> current, Map<String, @Nullable String> values) {
        Map<String, @Nullable String> altered = new TreeMap<>();
        values.forEach((name, value) -> {
            if (!Objects.equals(Gist.of(value), current.get(name))) {
                altered.put(name, value);
            }
        });
        return altered;
    }

    private static boolean tooMany(Set<String> current, Map<String, @Nullable String> altered) {
        Set<String> names = new HashSet<>(current);
        altered.forEach((name, value) -> {
            if (value == null) {
                names.remove(name);
            } else {
                names.add(name);
            }
        });
        return names.size() > TaskInput.MOST_FIELDS && names.size() > current.size();
    }
}
