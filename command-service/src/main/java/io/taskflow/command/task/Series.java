package io.taskflow.command.task;

import io.taskflow.events.task.Recurrence;
import io.taskflow.support.http.Instants;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The moments at which a task comes again. Its time of day is that of the clocks of its time zone: one that a day does not
 * have, since they are put forward, is as much later; one that a day has twice is the earlier.
 */
final class Series {
    private final Recurrence recurrence;
    private final ZoneId zone;
    private final LocalDateTime first;

    Series(Recurrence recurrence) {
        this.recurrence = recurrence;
        zone = ZoneId.of(recurrence.timeZone());
        first = LocalDateTime.ofInstant(recurrence.first(), zone);
    }

    /** The first moment of the series later than another. */
    Instant next(Instant after) {
        LocalDate day = LocalDateTime.ofInstant(after, zone).toLocalDate();
        return days(day.isAfter(first.toLocalDate()) ? day : first.toLocalDate())
                .map(date -> date.atTime(first.toLocalTime()).atZone(zone).toInstant())
                .filter(moment -> moment.isAfter(after) && moment.isAfter(recurrence.first()))
                .findFirst()
                .orElseThrow();
    }

    /** The same distance before one moment as another has, by the clocks; where time ends before, its end. */
    Instant before(Instant moment, Instant earlier, Instant later) {
        Duration distance =
                Duration.between(LocalDateTime.ofInstant(earlier, zone), LocalDateTime.ofInstant(later, zone));
        Instant same = LocalDateTime.ofInstant(moment, zone)
                .minus(distance)
                .atZone(zone)
                .toInstant();
        return same.isAfter(Instants.LATEST) ? Instants.LATEST : same;
    }

    /** The days of the series in their order, from a little before one on. */
    private Stream<LocalDate> days(LocalDate from) {
        LocalDate start = first.toLocalDate();
        if (recurrence.unit() == Recurrence.Unit.WEEK) {
            return weeks(start.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), from);
        }
        ChronoUnit unit = switch (recurrence.unit()) {
            case DAY -> ChronoUnit.DAYS;
            case WEEK -> ChronoUnit.WEEKS;
            case MONTH -> ChronoUnit.MONTHS;
            case YEAR -> ChronoUnit.YEARS;
        };
        return steps(unit, start, from).mapToObj(step -> start.plus(step * recurrence.every(), unit));
    }

    private Stream<LocalDate> weeks(LocalDate monday, LocalDate from) {
        List<DayOfWeek> weekdays =
                recurrence.weekdays().isEmpty() ? List.of(first.getDayOfWeek()) : recurrence.weekdays();
        return steps(ChronoUnit.WEEKS, monday, from)
                .mapToObj(step -> monday.plusWeeks(step * recurrence.every()))
                .flatMap(week -> weekdays.stream().map(day -> week.with(TemporalAdjusters.nextOrSame(day))));
    }

    /** One step sooner than whole units tell: a day that a month does not have comes sooner. */
    private LongStream steps(ChronoUnit unit, LocalDate start, LocalDate from) {
        long passed = unit.between(start, from) / recurrence.every();
        return LongStream.iterate(Math.max(passed - 1, 0), step -> step + 1);
    }
}
