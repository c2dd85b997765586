package io.taskflow.bench.raw;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** The log's events in order, read in pieces. */
public final class RecordedEvents implements AutoCloseable {
    private final PreparedStatement statement;
    private final ResultSet rows;

    public RecordedEvents(Connection connection, long afterPosition) throws SQLException {
        connection.setAutoCommit(false);
        statement = connection.prepareStatement("""
                SELECT stream_id, aggregate_type, sequence, scope, type, revision, event_id, occurred_at, payload, metadata
                FROM log.event WHERE position > ? ORDER BY position""");
        statement.setFetchSize(2_000);
        statement.setLong(1, afterPosition);
        rows = statement.executeQuery();
    }

    /** So many more events, fewer at the end, none after it. */
    public List<RawEvent> next(int count) throws SQLException {
        List<RawEvent> events = new ArrayList<>(count);
        while (events.size() < count && rows.next()) {
            events.add(new RawEvent(
                    rows.getString(1),
                    rows.getString(2),
                    rows.getLong(3),
                    rows.getString(4),
                    rows.getString(5),
                    rows.getString(6),
                    rows.getString(7),
                    rows.getObject(8, OffsetDateTime.class),
                    rows.getBytes(9),
                    rows.getBytes(10)));
        }
        return events;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
