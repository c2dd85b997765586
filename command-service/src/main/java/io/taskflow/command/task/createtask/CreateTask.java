package io.taskflow.command.task.createtask;

import io.taskflow.command.rank.Place;
import io.taskflow.events.task.Priority;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskLabelled;
import io.taskflow.events.task.TaskStartChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Begin a task.
 *
 * @param by who wants it
 * @param assignees without repetition
 * @param labels without repetition
 * @param fields by name
 */
public record CreateTask(
        UUID by,
        UUID taskId,
        UUID boardId,
        UUID columnId,
        Place place,
        String title,
        @Nullable String description,
        List<UUID> assignees,
        List<UUID> labels,
        @Nullable Priority priority,
        @Nullable Instant startAt,
        @Nullable Instant dueAt,
        Map<String, String> fields,
        @Nullable String externalId) {
    /**
     * What it comes to at this rank; column, people and ids are the log's to refuse.
     *
     * @param values of its fields, by their keys
     */
    TaskCreated decide(String rank, Map<String, String> values) {
        return new TaskCreated(
                taskId, boardId, columnId, rank, title, description, assignees, priority, dueAt, values, externalId);
    }

    /** What becomes of it at once. */
    List<TaskEvent> more() {
        List<TaskEvent> events = new ArrayList<>();
        labels.forEach(label -> events.add(new TaskLabelled(taskId, boardId, label)));
        if (startAt != null) {
            events.add(new TaskStartChanged(taskId, boardId, startAt));
        }
        return events;
    }
}
