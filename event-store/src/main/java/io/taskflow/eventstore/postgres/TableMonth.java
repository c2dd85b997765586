package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.RecordedEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** A month in the database. Each page is a statement along an index of the month's own table; no connection is held between pages. */
record TableMonth(DataSource database, YearMonth month) implements Month {
    static final String COLUMNS = "position, stream_id, aggregate_type, sequence, scope, type, revision, event_id,"
            + " recorded_at, occurred_at, payload, metadata";

    @Override
    public List<RecordedEvent> after(long position, long upto, int limit) throws SQLException {
        return events("position > ? AND position <= ? ORDER BY position LIMIT ?", position, upto, limit);
    }

    @Override
    public List<RecordedEvent> ofScope(String scope, long after, long upto, int limit) throws SQLException {
        return events(
                "scope = ? AND position > ? AND position <= ? ORDER BY position LIMIT ?", scope, after, upto, limit);
    }

    @Override
    public List<RecordedEvent> ofStream(String streamId, long fromSequence, int limit) throws SQLException {
        return events("stream_id = ? AND sequence >= ? ORDER BY sequence LIMIT ?", streamId, fromSequence, limit);
    }

    @Override
    public long versionOf(String streamId) throws SQLException {
        return number(
                "SELECT coalesce(max(sequence) + 1, 0) FROM " + Segments.table("event", month) + " WHERE stream_id = ?",
                streamId);
    }

    @Override
    public List<RecordedEvent> ofTypes(Set<String> types, long after, long upto, int limit) throws SQLException {
        return events(
                "type = ANY(?) AND position > ? AND position <= ? ORDER BY position LIMIT ?",
                types.toArray(String[]::new),
                after,
                upto,
                limit);
    }

    @Override
    public List<RecordedEvent> at(long[] positions) throws SQLException {
        return events("position = ANY(?) ORDER BY position", (Object) positions);
    }

    @Override
    public long firstOccurredFrom(long micros) throws SQLException {
        return number(
                "SELECT coalesce(min(position), 0) FROM " + Segments.table("event", month) + " WHERE occurred_at >= "
                        + Sql.MICROS_PARAMETER,
                micros);
    }

    @Override
    public long knownAt(long micros) throws SQLException {
        return number(
                "SELECT coalesce((SELECT last_position FROM " + Segments.table("append_group", month)
                        + " WHERE recorded_at <= " + Sql.MICROS_PARAMETER + " ORDER BY recorded_at DESC LIMIT 1), 0)",
                micros);
    }

    private List<RecordedEvent> events(String condition, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = Sql.prepare(
                        connection,
                        "SELECT " + COLUMNS + " FROM " + Segments.table("event", month) + " WHERE " + condition)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                var events = new ArrayList<RecordedEvent>();
                while (rows.next()) {
                    events.add(event(rows));
                }
                return events;
            }
        }
    }

    private long number(String sql, Object parameter) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = Sql.prepare(connection, sql)) {
            statement.setObject(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** A row of {@link #COLUMNS}. */
    static RecordedEvent event(ResultSet row) throws SQLException {
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
}
