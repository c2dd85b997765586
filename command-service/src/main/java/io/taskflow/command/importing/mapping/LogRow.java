package io.taskflow.command.importing.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One good record of a log. In what a task carries along (assignee, priority, fields) null leaves the value as it was
 * and an empty text clears it; {@code blank} and {@code unset} of the mapping are settled here.
 *
 * @param row number of the record, the first after the header being 1
 * @param line line of the file the record begins on
 * @param atMicros when it happened, in microseconds since 1970
 * @param title as the template gives it; blank where the record has nothing to make one of
 * @param actor exact name of who did it, or empty when the log does not say
 * @param priority name of a {@link io.taskflow.events.task.Priority}
 * @param fields values in the order of the mapping's fields
 */
public record LogRow(
        long row,
        long line,
        long atMicros,
        String task,
        String board,
        String boardName,
        String title,
        String column,
        @Nullable String assignee,
        String actor,
        @Nullable String priority,
        List<@Nullable String> fields) {}
