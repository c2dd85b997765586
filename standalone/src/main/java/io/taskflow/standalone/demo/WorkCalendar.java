package io.taskflow.standalone.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;

/** When a team in one place works: on weekdays from eight to six, little in August and at the turn of the year. */
final class WorkCalendar {
    private static final LocalTime START = LocalTime.of(8, 0);
    private static final LocalTime END = LocalTime.of(18, 0);

    private final ZoneId zone;

    WorkCalendar(ZoneId zone) {
        this.zone = zone;
    }

    /** Whether a day is one of work; one weekend in thirty has somebody at it all the same. */
    boolean isWorkday(LocalDate day, Random random) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? random.nextInt(30) == 0 : !isHoliday(day);
    }

    /** How much is begun on a day, beside an ordinary one. */
    double pace(LocalDate day) {
        if (day.getMonth() == Month.AUGUST) {
            return 0.5;
        }
        return day.getMonth() == Month.DECEMBER && day.getDayOfMonth() > 19 ? 0.3 : 1;
    }

    Instant momentOf(LocalDate day, Random random) {
        // More in the morning than late in the day.
        double share = Math.min(random.nextDouble(), random.nextDouble() * 1.3);
        long seconds = (long) (share * Duration.between(START, END).toSeconds());
        return ZonedDateTime.of(day, START, zone).plusSeconds(seconds).toInstant();
    }

    /** A moment this much working time later. */
    Instant after(Instant moment, Duration work) {
        ZonedDateTime at = moment.atZone(zone);
        long left = work.toSeconds();
        while (true) {
            ZonedDateTime end = ZonedDateTime.of(at.toLocalDate(), END, zone);
            long today = Math.max(0, Duration.between(at, end).toSeconds());
            if (isPlainWorkday(at.toLocalDate()) && left < today) {
                return at.plusSeconds(left).toInstant();
            }
            left -= isPlainWorkday(at.toLocalDate()) ? today : 0;
            at = ZonedDateTime.of(at.toLocalDate().plusDays(1), START, zone);
        }
    }

    private static boolean isPlainWorkday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !isHoliday(day);
    }

    private static boolean isHoliday(LocalDate day) {
        boolean christmas = day.getMonth() == Month.DECEMBER && day.getDayOfMonth() >= 24 && day.getDayOfMonth() <= 26;
        return christmas || day.getDayOfYear() == 1 || day.getMonth() == Month.MAY && day.getDayOfMonth() == 1;
    }
}
