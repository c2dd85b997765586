package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.LogUnavailableException;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.postgres.Segments.Segment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads of the log, page by page along an index of the months concerned: no transaction stands open between pages, and no connection is held
 * while the reader works on one.
 */
final class LogReader {
    private static final int PAGE = 500;
    private static final int SORTED_PAGE = 1_000;
    private static final String COLUMNS =
            "position, stream_id, aggregate_type, sequence, scope, type, revision, event_id,"
                    + " recorded_at, occurred_at, payload, metadata";
    static final String NEWEST_HEAD = "SELECT number, last_position, " + Sql.micros("recorded_at")
            + " FROM log.append_group WHERE recorded_at >= " + Sql.MICROS_PARAMETER
            + " ORDER BY recorded_at DESC LIMIT 1";

    private final DataSource database;
    private final Segments segments;
    private final Heads heads;

    LogReader(DataSource database, Segments segments, Heads heads) {
        this.database = database;
        this.segments = segments;
        this.heads = heads;
    }

    /** Something done on a connection. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** The newest committed head, asked of the database. */
    Head refreshHead() {
        Head known = heads.newest();
        Head head = with(connection -> newestHead(connection, known));
        if (heads.learn(head)) {
            heads.tell();
        }
        return heads.newest();
    }

    static Head newestHead(Connection connection, Head known) throws SQLException {
        try (PreparedStatement statement = Sql.prepare(connection, NEWEST_HEAD)) {
            statement.setLong(1, known.recordedMicros());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? new Head(rows.getLong(1), rows.getLong(2), rows.getLong(3)) : known;
            }
        }
    }

    void all(long after, long upto, int fetch, Consumer<RecordedEvent> reader) {
        if (fetch < 1) {
            throw new IllegalArgumentException("fetch must be 1 or more: " + fetch);
        }
        for (Segment segment : between(after, upto)) {
            String sql = "SELECT " + COLUMNS + " FROM " + segment.table()
                    + " WHERE position > ? AND position <= ? ORDER BY position LIMIT ?";
            pages(Math.max(after, segment.first() - 1), Math.min(upto, segment.last()), fetch, reader, sql, null);
        }
    }

    void scope(String scope, long after, long upto, Consumer<RecordedEvent> reader) {
        for (Segment segment : between(after, upto)) {
            String sql = "SELECT " + COLUMNS + " FROM " + segment.table()
                    + " WHERE position > ? AND position <= ? AND scope = ? ORDER BY position LIMIT ?";
            pages(after, upto, PAGE, reader, sql, scope);
        }
    }

    private void pages(
            long after, long upto, int size, Consumer<RecordedEvent> reader, String sql, @Nullable String scope) {
        long from = after;
        List<RecordedEvent> page;
        do {
            long start = from;
            page = with(connection -> {
                try (PreparedStatement statement = Sql.prepare(connection, sql)) {
                    statement.setLong(1, start);
                    statement.setLong(2, upto);
                    if (scope != null) {
                        statement.setString(3, scope);
                    }
                    statement.setInt(scope == null ? 3 : 4, size);
                    return events(statement);
                }
            });
            page.forEach(reader);
            if (!page.isEmpty()) {
                from = page.getLast().position();
            }
        } while (page.size() == size && from < upto);
    }

    void stream(String streamId, long fromSequence, int limit, Consumer<RecordedEvent> reader) {
        long from = fromSequence;
        int left = limit;
        StreamRow stream = with(connection -> streamRow(connection, streamId));
        for (Segment segment : stream.segments()) {
            String sql = "SELECT " + COLUMNS + " FROM " + segment.table()
                    + " WHERE stream_id = ? AND sequence >= ? ORDER BY sequence LIMIT ?";
            int size;
            List<RecordedEvent> page;
            do {
                if (from >= stream.version() || left <= 0) {
                    return;
                }
                long start = from;
                int most = Math.min(PAGE, left);
                page = with(connection -> {
                    try (PreparedStatement statement = Sql.prepare(connection, sql)) {
                        statement.setString(1, streamId);
                        statement.setLong(2, start);
                        statement.setInt(3, most);
                        return events(statement);
                    }
                });
                page.forEach(reader);
                size = most;
                left -= page.size();
                if (!page.isEmpty()) {
                    from = page.getLast().sequence() + 1;
                }
            } while (page.size() == size);
        }
    }

    /** @param segments of the months from its first event to its last */
    private record StreamRow(long version, List<Segment> segments) {}

    private StreamRow streamRow(Connection connection, String streamId) throws SQLException {
        try (PreparedStatement statement = Sql.prepare(
                connection,
                "SELECT version, " + Sql.micros("first_at") + ", " + Sql.micros("last_at")
                        + " FROM log.stream WHERE stream_id = ?")) {
            statement.setString(1, streamId);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return new StreamRow(0, List.of());
                }
                YearMonth first = Micros.month(rows.getLong(2));
                YearMonth last = Micros.month(rows.getLong(3));
                List<Segment> months = segments.upto(last, connection).stream()
                        .filter(segment -> !segment.month().isBefore(first)
                                && !segment.month().isAfter(last))
                        .toList();
                return new StreamRow(rows.getLong(1), months);
            }
        }
    }

    long version(String streamId) {
        return with(connection -> {
            try (PreparedStatement statement =
                    Sql.prepare(connection, "SELECT version FROM log.stream WHERE stream_id = ?")) {
                statement.setString(1, streamId);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? rows.getLong(1) : 0L;
                }
            }
        });
    }

    /** The one read that is a transaction: PostgreSQL sorts, on disk where memory is too small, and hands out page by page. */
    void allByScope(long upto, @Nullable String afterScope, Consumer<RecordedEvent> reader) {
        with(connection -> {
            connection.setAutoCommit(false);
            try (var settings = connection.createStatement()) {
                settings.execute("SET TRANSACTION READ ONLY; SET LOCAL work_mem = '64MB'");
                try (PreparedStatement statement = Sql.prepare(
                        connection,
                        "SELECT " + COLUMNS
                                + " FROM log.event WHERE position <= ? AND scope > ? ORDER BY scope, position")) {
                    statement.setFetchSize(SORTED_PAGE);
                    statement.setLong(1, upto);
                    // No scope is empty.
                    statement.setString(2, afterScope == null ? "" : afterScope);
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            reader.accept(event(rows));
                        }
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            return true;
        });
    }

    long positionKnownAt(long micros) {
        return with(connection -> {
            try (PreparedStatement statement = Sql.prepare(
                    connection,
                    "SELECT last_position FROM log.append_group WHERE recorded_at <= " + Sql.MICROS_PARAMETER
                            + " ORDER BY recorded_at DESC LIMIT 1")) {
                statement.setLong(1, micros);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? rows.getLong(1) : 0L;
                }
            }
        });
    }

    long positionBefore(long occurredMicros) {
        Head head = refreshHead();
        for (Segment segment : between(0, head.position())) {
            long first = with(connection -> {
                try (PreparedStatement statement = Sql.prepare(
                        connection,
                        "SELECT coalesce(min(position), 0) FROM " + segment.table() + " WHERE occurred_at >= "
                                + Sql.MICROS_PARAMETER)) {
                    statement.setLong(1, occurredMicros);
                    try (ResultSet rows = statement.executeQuery()) {
                        rows.next();
                        return rows.getLong(1);
                    }
                }
            });
            if (first > 0) {
                return first - 1;
            }
        }
        return head.position();
    }

    boolean anyInScope(String scope, long after, long upto) {
        for (Segment segment : between(after, upto).reversed()) {
            boolean any = with(connection -> {
                try (PreparedStatement statement = Sql.prepare(
                        connection,
                        "SELECT 1 FROM " + segment.table()
                                + " WHERE scope = ? AND position > ? AND position <= ? LIMIT 1")) {
                    statement.setString(1, scope);
                    statement.setLong(2, after);
                    statement.setLong(3, upto);
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next();
                    }
                }
            });
            if (any) {
                return true;
            }
        }
        return false;
    }

    private List<Segment> between(long after, long upto) {
        if (after >= upto) {
            return List.of();
        }
        Head head = heads.newest().position() >= upto ? heads.newest() : refreshHead();
        return with(connection -> segments.upto(head, connection)).stream()
                .filter(segment -> segment.last() > after && segment.first() <= upto)
                .toList();
    }

    private static List<RecordedEvent> events(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            var events = new ArrayList<RecordedEvent>();
            while (rows.next()) {
                events.add(event(rows));
            }
            return events;
        }
    }

    private static RecordedEvent event(ResultSet row) throws SQLException {
        return new RecordedEvent(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                row.getBytes(11),
                row.getBytes(12));
    }

    private <T> T with(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new LogUnavailableException("the log cannot be read: " + e.getMessage(), e);
        }
    }
}
