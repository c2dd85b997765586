package io.taskflow.command.importing.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the instants of a log. A local time in a zone's overlap is the earlier instant, one in its gap moves forward, as
 * java.time does; an offset in the text wins over the zone. A date alone is the start of that day.
 */
public final class TimeFormat {
    private static final long MICROS = 1_000_000L;

    private final @Nullable DateTimeFormatter pattern;
    private final @Nullable ZoneId zone;

    private TimeFormat(@Nullable DateTimeFormatter pattern, @Nullable ZoneId zone) {
        this.pattern = pattern;
        this.zone = zone;
    }

    /** ISO 8601: {@code T} or a space between date and time, seconds and their fraction if any, an offset or the zone. */
    static TimeFormat iso(@Nullable ZoneId zone) {
        return new TimeFormat(null, zone);
    }

    /**
     * A pattern of java.time, read strictly: the 31st of a month of 30 days is an error and not its last day.
     *
     * @throws IllegalArgumentException when the pattern is wrong, or gives no date
     */
    static TimeFormat pattern(String text, Locale locale, @Nullable ZoneId zone) {
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(text)
                // `yyyy` counts years of an era, which strict reading would want to see in the text.
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(locale)
                .withResolverStyle(ResolverStyle.STRICT);
        var format = new TimeFormat(formatter, zone == null ? ZoneOffset.UTC : zone);
        try {
            format.micros(formatter.format(ZonedDateTime.of(2023, 11, 12, 13, 14, 15, 0, ZoneOffset.UTC)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it does not give a date and a time", e);
        }
        return new TimeFormat(formatter, zone);
    }

    /** Whether texts of this format name their own offset or zone. */
    boolean saysOffset() {
        if (pattern == null) {
            return true;
        }
        TemporalAccessor sample =
                pattern.parse(pattern.format(ZonedDateTime.of(2023, 11, 12, 13, 14, 15, 0, ZoneOffset.UTC)));
        return sample.query(TemporalQueries.zone()) != null;
    }

    /**
     * Microseconds since 1970.
     *
     * @throws DateTimeException when the text is no instant
     */
    long micros(String text) {
        return pattern == null ? isoMicros(text) : patternMicros(pattern.parse(text));
    }

    private long patternMicros(TemporalAccessor parsed) {
        LocalDate date = parsed.query(TemporalQueries.localDate());
        if (date == null) {
            throw new DateTimeException("no date");
        }
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneId named = parsed.query(TemporalQueries.zone());
        return micros(date.atTime(time == null ? LocalTime.MIDNIGHT : time), named == null ? zone : named);
    }

    private static long micros(LocalDateTime local, @Nullable ZoneId zone) {
        if (zone == null) {
            throw new DateTimeException("it has no offset, and the mapping names no format.zone");
        }
        long seconds = zone instanceof ZoneOffset offset
                ? local.toEpochSecond(offset)
                : ZonedDateTime.of(local, zone).toEpochSecond();
        return Math.addExact(Math.multiplyExact(seconds, MICROS), local.getNano() / 1000);
    }

    private long isoMicros(String text) {
        var in = new Cursor(text);
        LocalDate date = LocalDate.of(
                in.digits(4), in.after('-').digits(2), in.after('-').digits(2));
        if (in.ended()) {
            return micros(date.atStartOfDay(), zone);
        }
        int hour = in.afterAny("Tt ").digits(2);
        int minute = in.after(':').digits(2);
        int second = in.skip(':') ? in.digits(2) : 0;
        int nano = in.skip('.') || in.skip(',') ? in.fraction() : 0;
        LocalDateTime local = date.atTime(hour, minute, second, nano);
        in.skip(' ');
        return micros(local, in.ended() ? zone : in.offset());
    }

    /** Walks over the text of one ISO instant: millions of them are read, and a formatter costs ten times as much. */
    private static final class Cursor {
        private final String text;
        private int at;

        Cursor(String text) {
            this.text = text;
        }

        boolean ended() {
            return at == text.length();
        }

        boolean skip(char wanted) {
            if (!ended() && text.charAt(at) == wanted) {
                at++;
                return true;
            }
            return false;
        }

        Cursor after(char wanted) {
            if (!skip(wanted)) {
                throw unreadable();
            }
            return this;
        }

        Cursor afterAny(String wanted) {
            if (ended() || wanted.indexOf(text.charAt(at)) < 0) {
                throw unreadable();
            }
            at++;
            return this;
        }

        int digits(int count) {
            int value = 0;
            for (int i = 0; i < count; i++) {
                value = value * 10 + digit();
            }
            return value;
        }

        int fraction() {
            int nanos = 0;
            int count = 0;
            while (!ended() && isDigit(text.charAt(at))) {
                int digit = digit();
                if (count < 9) {
                    nanos = nanos * 10 + digit;
                    count++;
                }
            }
            if (count == 0) {
                throw unreadable();
            }
            for (; count < 9; count++) {
                nanos *= 10;
            }
            return nanos;
        }

        ZoneOffset offset() {
            if (skip('Z') || skip('z')) {
                return ended(ZoneOffset.UTC);
            }
            int sign = skip('-') ? -1 : 1;
            if (sign > 0) {
                after('+');
            }
            int hours = digits(2);
            boolean colon = skip(':');
            int minutes = colon || !ended() ? digits(2) : 0;
            return ended(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
        }

        private ZoneOffset ended(ZoneOffset offset) {
            if (!ended()) {
                throw unreadable();
            }
            return offset;
        }

        private int digit() {
            if (ended() || !isDigit(text.charAt(at))) {
                throw unreadable();
            }
            return text.charAt(at++) - '0';
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        private DateTimeException unreadable() {
            return new DateTimeException("it is not ISO 8601");
        }
    }
}
