package io.taskflow.eventstore.postgres;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which months hold which positions. Read once and again when a month has begun since: readers name a month's table themselves, so that no plan
 * touches all months.
 */
final class Segments {
    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("_uuuu_MM");

    private volatile Known known = new Known(List.of(), -1);

    /**
     * The events of a month.
     *
     * @param last {@link Long#MAX_VALUE} while the month is the newest
     * @param archive where they lie; null for the database
     */
    record Segment(
            YearMonth month,
            long first,
            long last,
            @Nullable URI archive) {
        String table() {
            return Segments.table("event", month);
        }
    }

    /** @param upto whole for every position up to this one */
    private record Known(List<Segment> segments, long upto) {
        boolean reaches(YearMonth month) {
            return !segments.isEmpty() && !segments.getLast().month.isBefore(month);
        }
    }

    static String table(String parent, YearMonth month) {
        return "log." + parent + SUFFIX.format(month);
    }

    /** Whether a month's first event is known to be committed, and so its tables and its segment. */
    boolean knows(YearMonth month) {
        return known.reaches(month);
    }

    /** Whether a month's tables are known to be in the database. */
    boolean holds(YearMonth month) {
        return known.segments.stream().anyMatch(segment -> segment.month.equals(month) && segment.archive == null);
    }

    /** Reads them again at the next occasion: a month was not where it was known to be, and no connection can be asked now. */
    void forget() {
        known = new Known(List.of(), -1);
    }

    /** All up to this head, oldest first. */
    List<Segment> upto(Head head, Connection connection) throws SQLException {
        Known now = known;
        if (head.position() > now.upto && !now.reaches(Micros.month(head.recordedMicros()))) {
            now = new Known(load(connection), head.position());
            known = now;
        }
        return now.segments;
    }

    /** All up to a month that is known to hold an event, oldest first. */
    List<Segment> upto(YearMonth month, Connection connection) throws SQLException {
        Known now = known;
        if (!now.reaches(month)) {
            now = new Known(load(connection), now.upto);
            known = now;
        }
        return now.segments;
    }

    /** Reads them again, since one was not where it was known to be. */
    List<Segment> reload(Connection connection) throws SQLException {
        Known now = new Known(load(connection), known.upto);
        known = now;
        return now.segments;
    }

    private static List<Segment> load(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT month, first_position, coalesce(last_position, ?), archive FROM log.segment ORDER BY month")) {
            statement.setLong(1, Long.MAX_VALUE);
            try (ResultSet rows = statement.executeQuery()) {
                var segments = new ArrayList<Segment>();
                while (rows.next()) {
                    String archive = rows.getString(4);
                    segments.add(new Segment(
                            YearMonth.from(rows.getObject(1, LocalDate.class)),
                            rows.getLong(2),
                            rows.getLong(3),
                            archive == null ? null : URI.create(archive)));
                }
                return List.copyOf(segments);
            }
        }
    }
}
