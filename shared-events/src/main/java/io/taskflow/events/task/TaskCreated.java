package io.taskflow.events.task;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task began.
 *
 * @param rank place in the column, compared as bytes, ties by task id
 * @param description Markdown, or null
 * @param assignees accounts or placeholders, without repetition
 * @param fields values of custom fields, as written: by the keys of the board's fields, or by names that the board does not
 *     define
 * @param externalId the id in the system this task came from, unique on its board, or null
 */
public record TaskCreated(
        UUID taskId,
        UUID boardId,
        UUID columnId,
        String rank,
        String title,
        @Nullable String description,
        List<UUID> assignees,
        @Nullable Priority priority,
        @Nullable Instant dueAt,
        Map<String, String> fields,
        @Nullable String externalId)
        implements TaskEvent {
    public TaskCreated {
        assignees = List.copyOf(assignees);
        // The order makes the stored bytes repeatable.
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }
}
