package io.taskflow.events.task;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * When and where a task comes again: on days counted from the first, each at the first one's time of day in its time zone.
 *
 * @param every so many units lie between two, 1 or more
 * @param weekdays of weeks: those on which it comes, in their order; empty for the first one's
 * @param timeZone an IANA name
 * @param first when the first is due
 * @param columnId where the next ones begin
 */
public record Recurrence(
        int every, Unit unit, List<DayOfWeek> weekdays, String timeZone, Instant first, UUID columnId) {
    /** What the time between two is counted in. */
    public enum Unit {
        DAY,
        /** From Monday to Sunday. */
        WEEK,
        /** A day that a month does not have is its last. */
        MONTH,
        YEAR
    }

    public Recurrence {
        weekdays = weekdays.stream().distinct().sorted().toList();
    }
}
