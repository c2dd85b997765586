package io.taskflow.query.taskboard;

import io.taskflow.query.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A board with its columns and open tasks, in board order.
 *
 * @param version of the board's own name and columns
 * @param position asked by position: that one; asked by time: of the board's last event then; live: how far the view is
 * @param asOf the instant asked for, or null
 * @param archivedColumns with their tasks, which are no part of the answer
 */
public record TaskBoardView(
        UUID id,
        @Nullable String externalId,
        @Nullable String key,
        String name,
        String visibility,
        boolean archived,
        long version,
        long position,
        @Nullable Instant asOf,
        List<Label> labels,
        List<Field> fields,
        List<Column> columns,
        List<ArchivedColumn> archivedColumns) {
    /** A label of the board. */
    public record Label(UUID id, String name, String color) {}

    /** A custom field of the board. */
    public record Field(UUID id, String name, String type, List<String> options) {}

    /**
     * A column and what stands in it, at most a first page on a large board.
     *
     * @param wipLimit how many open tasks it shall hold at most; null for any number
     * @param wipPolicy {@code WARN}, or {@code BLOCK}: no task comes in beyond the limit
     * @param taskCount open tasks in the column
     * @param nextCursor where the column goes on, null when {@code tasks} is all of it
     */
    public record Column(
            UUID id,
            String name,
            @Nullable Integer wipLimit,
            String wipPolicy,
            long taskCount,
            @Nullable String nextCursor,
            List<Card> tasks) {}

    /** A column in the archive; its tasks are told page by page. */
    public record ArchivedColumn(UUID id, String name) {}

    /** A task as its card shows it. */
    public record Card(
            UUID id,
            @Nullable Integer number,
            @Nullable String externalId,
            String title,
            List<Person> assignees,
            List<UUID> labels,
            @Nullable String priority,
            @Nullable Instant startAt,
            @Nullable Instant dueAt,
            boolean dueDone,
            long version,
            Map<String, String> fields,
            int comments,
            Checklist checklist,
            int attachments) {}

    /** How much of a task's checklists is done. */
    public record Checklist(int done, int total) {}
}
