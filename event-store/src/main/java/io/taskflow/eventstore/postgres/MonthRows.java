package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.archive.ArchivedEvent;
import io.taskflow.eventstore.archive.ArchivedGroup;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

/** The rows of a month's table in order, read in pieces in the transaction that runs. */
final class MonthRows implements AutoCloseable {
    private static final int FETCH = 200;

    private final PreparedStatement statement;
    private final ResultSet rows;

    private MonthRows(Connection connection, String sql) throws SQLException {
        statement = Sql.prepare(connection, sql);
        statement.setFetchSize(FETCH);
        rows = statement.executeQuery();
    }

    static MonthRows events(Connection connection, YearMonth month) throws SQLException {
        return new MonthRows(
                connection,
                "SELECT " + TableMonth.COLUMNS + ", leaf_hash FROM " + Segments.table("event", month)
                        + " ORDER BY position");
    }

    static MonthRows groups(Connection connection, YearMonth month) throws SQLException {
        return new MonthRows(
                connection,
                "SELECT number, first_position, last_position, recorded_at, writer, frontier FROM "
                        + Segments.table("append_group", month) + " ORDER BY number");
    }

    boolean next() throws SQLException {
        return rows.next();
    }

    ArchivedEvent event() throws SQLException {
        return new ArchivedEvent(TableMonth.event(rows), rows.getBytes(13));
    }

    ArchivedGroup group() throws SQLException {
        return new ArchivedGroup(
                rows.getLong(1),
                rows.getLong(2),
                rows.getLong(3),
                rows.getObject(4, OffsetDateTime.class).toInstant(),
                rows.getObject(5, UUID.class));
    }

    boolean isAt(ArchivedEvent archived) throws SQLException {
        ArchivedEvent row = event();
        RecordedEvent a = row.event();
        RecordedEvent b = archived.event();
        return a.position() == b.position()
                && a.streamId().equals(b.streamId())
                && Objects.equals(a.aggregateType(), b.aggregateType())
                && a.sequence() == b.sequence()
                && Objects.equals(a.scope(), b.scope())
                && a.type().equals(b.type())
                && Objects.equals(a.revision(), b.revision())
                && a.eventId().equals(b.eventId())
                && a.recordedAt().equals(b.recordedAt())
                && a.occurredAt().equals(b.occurredAt())
                && Arrays.equals(a.payload(), b.payload())
                && Arrays.equals(a.metadata(), b.metadata())
                && Arrays.equals(row.leafHash(), archived.leafHash());
    }

    boolean isAt(ArchivedGroup archived, byte[] frontier) throws SQLException {
        return group().equals(archived) && Arrays.equals(rows.getBytes(6), frontier);
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
