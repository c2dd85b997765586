package io.taskflow.query.taskboard;

import io.taskflow.events.task.Recurrence;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * When and where a task comes again.
 *
 * @param every so many units lie between two
 * @param unit {@code DAY}, {@code WEEK}, {@code MONTH} or {@code YEAR}
 * @param weekdays of weeks; empty for that of the first
 * @param first when the series began
 * @param columnId where the next one begins, while the board has the column
 */
public record TaskRecurrence(
        int every, String unit, List<DayOfWeek> weekdays, String timeZone, Instant first, UUID columnId) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** As a view keeps it; null for none. */
    static @Nullable TaskRecurrence of(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, TaskRecurrence.class);
    }

    /** As an event tells it; null for none. */
    public static @Nullable TaskRecurrence of(@Nullable Recurrence told) {
        return told == null
                ? null
                : new TaskRecurrence(
                        told.every(),
                        told.unit().name(),
                        told.weekdays(),
                        told.timeZone(),
                        told.first(),
                        told.columnId());
    }
}
