package io.taskflow.command.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.task.Recurrence;
import io.taskflow.support.http.Instants;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All times are those of clocks in Berlin, where they went forward at 2 on 2026-03-29 and back at 3 on 2026-10-25. */
class SeriesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "1, DAY, 2026-03-27T09:00, 2026-03-27T09:00, 2026-03-28T09:00",
        "1, DAY, 2026-03-27T09:00, 2026-03-28T09:00, 2026-03-29T09:00",
        "1, DAY, 2026-10-24T09:00, 2026-10-24T09:00, 2026-10-25T09:00",
        // Done late: what has passed meanwhile is left out.
        "3, DAY, 2026-03-01T09:00, 2026-03-09T10:00, 2026-03-10T09:00",
        "3, DAY, 2026-03-01T09:00, 2026-03-10T08:59, 2026-03-10T09:00",
        "3, DAY, 2026-03-01T09:00, 2026-03-10T09:00, 2026-03-13T09:00",
        "1, WEEK, 2026-03-25T09:00, 2026-03-25T09:00, 2026-04-01T09:00",
        "2, WEEK, 2026-03-25T09:00, 2026-04-01T09:00, 2026-04-08T09:00",
        "1, MONTH, 2026-01-31T09:00, 2026-01-31T09:00, 2026-02-28T09:00",
        "1, MONTH, 2026-01-31T09:00, 2026-02-28T09:00, 2026-03-31T09:00",
        "1, MONTH, 2026-01-31T09:00, 2026-02-28T10:00, 2026-03-31T09:00",
        "12, MONTH, 2024-02-29T09:00, 2027-01-01T00:00, 2027-02-28T09:00",
        "1, YEAR, 2024-02-29T09:00, 2024-02-29T09:00, 2025-02-28T09:00",
        "1, YEAR, 2024-02-29T09:00, 2027-03-01T00:00, 2028-02-29T09:00",
        // Its due date was put off, or brought forward to before the first.
        "1, WEEK, 2026-03-25T09:00, 2026-03-27T15:00, 2026-04-01T09:00",
        "1, WEEK, 2026-03-25T09:00, 2026-03-20T09:00, 2026-04-01T09:00"
    })
    void theNextIsTheFirstLaterOne(
            int every, Recurrence.Unit unit, LocalDateTime first, LocalDateTime after, LocalDateTime next) {
        assertThat(series(every, unit, first).next(berlin(after))).isEqualTo(berlin(next));
    }

    @Test
    void aTimeThatTheClocksLeaveOutComesLaterAndOneTheyHaveTwiceComesOnce() {
        Series daily = series(1, Recurrence.Unit.DAY, LocalDateTime.parse("2026-03-28T02:30"));

        Instant skipped = daily.next(berlin(LocalDateTime.parse("2026-03-28T02:30")));
        assertThat(skipped).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(daily.next(skipped)).isEqualTo(Instant.parse("2026-03-30T00:30:00Z"));

        Instant twice = daily.next(berlin(LocalDateTime.parse("2026-10-24T02:30")));
        assertThat(twice).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(daily.next(twice)).isEqualTo(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void someWeekdaysOfEverySecondWeek() {
        // A Wednesday.
        Series series = series(
                2, Recurrence.Unit.WEEK, LocalDateTime.parse("2026-03-04T09:00"), DayOfWeek.FRIDAY, DayOfWeek.MONDAY);

        Instant moment = berlin(LocalDateTime.parse("2026-03-04T09:00"));
        for (String next : List.of("2026-03-06T09:00", "2026-03-16T09:00", "2026-03-20T09:00", "2026-03-30T09:00")) {
            moment = series.next(moment);
            assertThat(moment).isEqualTo(berlin(LocalDateTime.parse(next)));
        }
    }

    @Test
    void theStartKeepsItsDistanceByTheClocks() {
        Series weekly = series(1, Recurrence.Unit.WEEK, LocalDateTime.parse("2026-03-25T09:00"));

        assertThat(weekly.before(
                        berlin(LocalDateTime.parse("2026-04-01T09:00")),
                        berlin(LocalDateTime.parse("2026-03-22T08:00")),
                        berlin(LocalDateTime.parse("2026-03-25T09:00"))))
                .isEqualTo(berlin(LocalDateTime.parse("2026-03-29T08:00")));
    }

    @Test
    void noStartIsLaterThanAllThatCanBeTold() {
        Series weekly = series(1, Recurrence.Unit.WEEK, LocalDateTime.parse("2026-03-25T09:00"));

        assertThat(weekly.before(
                        berlin(LocalDateTime.parse("2026-04-01T09:00")),
                        Instants.LATEST,
                        berlin(LocalDateTime.parse("2026-03-25T09:00"))))
                .isEqualTo(Instants.LATEST);
    }

    private static Series series(int every, Recurrence.Unit unit, LocalDateTime first, DayOfWeek... weekdays) {
        return new Series(
                new Recurrence(every, unit, Arrays.asList(weekdays), "Europe/Berlin", berlin(first), new UUID(0, 1)));
    }

    private static Instant berlin(LocalDateTime time) {
        return time.atZone(BERLIN).toInstant();
    }
}
