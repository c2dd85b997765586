package io.taskflow.command.task;

import io.taskflow.events.task.Priority;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskAssigned;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskDescribed;
import io.taskflow.events.task.TaskDueChanged;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskFieldsChanged;
import io.taskflow.events.task.TaskMoved;
import io.taskflow.events.task.TaskPrioritized;
import io.taskflow.events.task.TaskRenamed;
import io.taskflow.events.task.TaskRestored;
import io.taskflow.events.task.TaskUnassigned;
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
 * @param fields the gist of each value by name
 */
public record TaskState(
        UUID taskId,
        UUID boardId,
        UUID columnId,
        String rank,
        String title,
        @Nullable String description,
        Set<UUID> assignees,
        @Nullable Priority priority,
        @Nullable Instant dueAt,
        Map<String, String> fields,
        boolean archived) {
    /** The task after an event; {@code before} is null for the first. */
    public static TaskState evolve(@Nullable TaskState before, TaskEvent event) {
        if (before == null && event instanceof TaskCreated e) {
            return new TaskState(
                    e.taskId(),
                    e.boardId(),
                    e.columnId(),
                    e.rank(),
                    e.title(),
                    Gist.of(e.description()),
                    Set.copyOf(e.assignees()),
                    e.priority(),
                    e.dueAt(),
                    merged(Map.of(), e.fields()),
                    false);
        }
        if (before == null) {
            throw new IllegalStateException("task " + event.taskId() + " has events before it was created");
        }
        return before.after(event);
    }

    private TaskState after(TaskEvent event) {
        return switch (event) {
            case TaskCreated e -> throw new IllegalStateException("task " + taskId + " was created twice");
            case TaskRenamed e -> told(e.title(), description, priority, dueAt, fields);
            case TaskDescribed e -> told(title, Gist.of(e.description()), priority, dueAt, fields);
            case TaskPrioritized e -> told(title, description, e.priority(), dueAt, fields);
            case TaskDueChanged e -> told(title, description, priority, e.dueAt(), fields);
            case TaskFieldsChanged e -> told(title, description, priority, dueAt, merged(fields, e.changes()));
            case TaskMoved e -> placed(e.columnId(), e.rank(), archived);
            case TaskArchived e -> placed(columnId, rank, true);
            case TaskRestored e -> placed(e.columnId(), e.rank(), false);
            case TaskAssigned e -> with(e.userId());
            case TaskUnassigned e -> without(e.userId());
        };
    }

    private TaskState told(
            String newTitle,
            @Nullable String newDescription,
            @Nullable Priority newPriority,
            @Nullable Instant newDueAt,
            Map<String, String> newFields) {
        return new TaskState(
                taskId,
                boardId,
                columnId,
                rank,
                newTitle,
                newDescription,
                assignees,
                newPriority,
                newDueAt,
                newFields,
                archived);
    }

    private TaskState placed(UUID newColumn, String newRank, boolean nowArchived) {
        return new TaskState(
                taskId,
                boardId,
                newColumn,
                newRank,
                title,
                description,
                assignees,
                priority,
                dueAt,
                fields,
                nowArchived);
    }

    private TaskState with(UUID person) {
        Set<UUID> more = new HashSet<>(assignees);
        more.add(person);
        return assigned(more);
    }

    private TaskState without(UUID person) {
        Set<UUID> fewer = new HashSet<>(assignees);
        fewer.remove(person);
        return assigned(fewer);
    }

    private TaskState assigned(Set<UUID> people) {
        return new TaskState(
                taskId,
                boardId,
                columnId,
                rank,
                title,
                description,
                Set.copyOf(people),
                priority,
                dueAt,
                fields,
                archived);
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
        return Map.copyOf(values);
    }
}
