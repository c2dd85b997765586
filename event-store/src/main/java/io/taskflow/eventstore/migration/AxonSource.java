package io.taskflow.eventstore.migration;

import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.migration.AxonTables.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import javax.sql.DataSource;
import org.axonframework.common.DateTimeUtils;
import org.jspecify.annotations.Nullable;

/**
 * What Axon's engine has stored, in one transaction that only reads and sees one moment. Events come in the order of their global index, save where
 * that contradicts a stream: nodes that draw indexes from blocks of their own give a later event of a stream the lower one. Such an event waits for
 * those before it in its stream. For use by one thread.
 */
final class AxonSource implements AutoCloseable {

    private static final int FETCH = 100;

    private final Connection connection;
    private final AxonTables tables;
    private final Census census;
    /** The events, each with its {@code place}, the greatest global index up to it in its stream. Places and sequence numbers order them. */
    private final String ordered;

    AxonSource(DataSource database) throws SQLException {
        connection = database.getConnection();
        try {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            tables = AxonTables.find(connection);
            census = takeCensus();
            Table events = tables.events();
            ordered = census.waiting() == 0
                    ? "(SELECT *, %s AS place FROM %s)".formatted(events.column("globalindex"), events.name())
                    : "(SELECT *, max(%s) OVER (PARTITION BY %s ORDER BY %s) AS place FROM %s)"
                            .formatted(
                                    events.column("globalindex"),
                                    events.column("aggregateidentifier"),
                                    events.column("sequencenumber"),
                                    events.name());
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * What there is.
     *
     * @param waiting events whose global index is lower than that of one before them in their stream
     * @param holes places in streams where an event is missing
     * @param cut streams whose first event is not number 0
     */
    record Census(long events, long streams, long waiting, long holes, long cut) {}

    /** Where an event stands in the order of all. */
    record Place(long index, long sequence) {}

    /** @param begins whether it is the first of a stream whose beginning is not here */
    record OldEvent(Place place, boolean begins, NewEvent event) {}

    /** @param token null for a processor that has not begun */
    record OldToken(String processor, int segment, @Nullable String type, byte @Nullable [] token) {}

    Census census() {
        return census;
    }

    boolean hasTokens() {
        return tables.tokens().isPresent();
    }

    private Census takeCensus() throws SQLException {
        Table events = tables.events();
        String sql = """
                SELECT count(*), count(*) FILTER (WHERE before IS NULL), count(*) FILTER (WHERE waits),
                    count(*) FILTER (WHERE before + 1 <> sequence), count(*) FILTER (WHERE before IS NULL AND sequence > 0)
                FROM (SELECT %2$s AS sequence, lag(%2$s) OVER stream AS before, %3$s < max(%3$s) OVER stream AS waits
                    FROM %4$s WINDOW stream AS (PARTITION BY %1$s ORDER BY %2$s)) e""".formatted(
                        events.column("aggregateidentifier"),
                        events.column("sequencenumber"),
                        events.column("globalindex"),
                        events.name());
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return new Census(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getLong(5));
        }
    }

    /** A stream with a hole in it, with the number that is missing first; to be called where there is one. */
    String hole() throws SQLException {
        Table events = tables.events();
        String sql =
                """
                SELECT stream, before + 1 FROM (SELECT %1$s AS stream, %2$s AS sequence, lag(%2$s) OVER (PARTITION BY %1$s ORDER BY %2$s) AS before
                    FROM %3$s) e WHERE before + 1 <> sequence LIMIT 1""".formatted(events.column("aggregateidentifier"), events.column("sequencenumber"), events.name());
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return "number %d of %s".formatted(rows.getLong(2), rows.getString(1));
        }
    }

    /** Where an event of this id stands; null where there is none. */
    @Nullable
    Place placeOf(String eventId) throws SQLException {
        String sql = "SELECT place, %s FROM %s e WHERE %s = ?"
                .formatted(
                        tables.events().column("sequencenumber"),
                        ordered,
                        tables.events().column("eventidentifier"));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, eventId);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? new Place(rows.getLong(1), rows.getLong(2)) : null;
            }
        }
    }

    /** How many events stand at a place or before it. */
    long countUpto(Place place) throws SQLException {
        String sql = "SELECT count(*) FROM %s e WHERE (place, %s) <= (?, ?)"
                .formatted(ordered, tables.events().column("sequencenumber"));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, place.index());
            statement.setLong(2, place.sequence());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** The events after a place, in order. */
    Rows events(Place after) throws SQLException {
        Table events = tables.events();
        String begins = census.cut() == 0
                ? "false"
                : "NOT EXISTS (SELECT FROM %1$s p WHERE p.%2$s = e.%2$s AND p.%3$s < e.%3$s)"
                        .formatted(
                                events.name(), events.column("aggregateidentifier"), events.column("sequencenumber"));
        String sequence = events.column("sequencenumber");
        PreparedStatement statement = connection.prepareStatement(
                "SELECT %s, place, %s FROM %s e WHERE (place, %s) > (?, ?) ORDER BY place, %s"
                        .formatted(messageColumns(events), begins, ordered, sequence, sequence));
        statement.setLong(1, after.index());
        statement.setLong(2, after.sequence());
        return new Rows(statement, row -> {
            NewEvent event = event(row);
            return new OldEvent(
                    new Place(row.getLong(10), sequence(event)), row.getBoolean(11) && sequence(event) > 0, event);
        });
    }

    /** The snapshots, by stream and sequence number. Of those for one event the newest counts. */
    Rows snapshots() throws SQLException {
        Table snapshots = tables.snapshots().orElseThrow();
        String key = snapshots.column("aggregateidentifier") + " COLLATE \"C\", " + snapshots.column("sequencenumber");
        PreparedStatement statement =
                connection.prepareStatement("SELECT DISTINCT ON (%s) %s FROM %s e ORDER BY %s, %s DESC"
                        .formatted(
                                key, messageColumns(snapshots), snapshots.name(), key, snapshots.column("timestamp")));
        return new Rows(statement, row -> {
            NewEvent snapshot = event(row);
            return new OldEvent(new Place(0, sequence(snapshot)), false, snapshot);
        });
    }

    boolean hasSnapshots() {
        return tables.snapshots().isPresent();
    }

    private static long sequence(NewEvent event) {
        Long sequence = event.sequence();
        return sequence == null ? 0 : sequence;
    }

    private static String messageColumns(Table table) {
        return String.join(
                ", ",
                table.column("eventidentifier"),
                table.column("aggregateidentifier"),
                table.column("type"),
                table.column("sequencenumber"),
                table.column("payloadtype"),
                table.column("payloadrevision"),
                table.bytes("payload"),
                table.bytes("metadata"),
                table.column("timestamp"));
    }

    private static NewEvent event(ResultSet row) throws SQLException {
        return new NewEvent(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                null,
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getBytes(7),
                row.getBytes(8),
                DateTimeUtils.parseInstant(row.getString(9)));
    }

    List<OldToken> tokens() throws SQLException {
        Table table = tables.tokens().orElseThrow();
        String sql = "SELECT %s, %s, %s, %s FROM %s ORDER BY 1, 2"
                .formatted(
                        table.column("processorname"),
                        table.column("segment"),
                        table.column("tokentype"),
                        table.bytes("token"),
                        table.name());
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<OldToken> tokens = new ArrayList<>();
            while (rows.next()) {
                tokens.add(new OldToken(rows.getString(1), rows.getInt(2), rows.getString(3), rows.getBytes(4)));
            }
            return tokens;
        }
    }

    /** How many events have a global index up to this one. */
    long countIndexesUpto(long index) throws SQLException {
        String sql = "SELECT count(*) FROM %s WHERE %s <= ?"
                .formatted(tables.events().name(), tables.events().column("globalindex"));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, index);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** The ids of the events that have these global indexes, as far as there are any. */
    List<String> idsAt(Collection<Long> indexes) throws SQLException {
        Table events = tables.events();
        return ids(
                "SELECT %s FROM %s WHERE %s = ANY(?)"
                        .formatted(events.column("eventidentifier"), events.name(), events.column("globalindex")),
                connection.createArrayOf("bigint", indexes.toArray()));
    }

    /** The id of the first event, in the order of all, whose global index is greater than this; empty where there is none. */
    List<String> firstIdAfter(long index) throws SQLException {
        Table events = tables.events();
        String sql = """
                SELECT %1$s FROM %2$s e WHERE %3$s > ? AND NOT EXISTS (
                    SELECT FROM %2$s p WHERE p.%4$s = e.%4$s AND p.%5$s < e.%5$s AND p.%3$s > e.%3$s)
                ORDER BY %3$s LIMIT 1""".formatted(
                        events.column("eventidentifier"),
                        events.name(),
                        events.column("globalindex"),
                        events.column("aggregateidentifier"),
                        events.column("sequencenumber"));
        return ids(sql, index);
    }

    private List<String> ids(String sql, Object parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                List<String> ids = new ArrayList<>();
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
                return ids;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            connection.rollback();
        } finally {
            connection.close();
        }
    }

    private interface Read {
        OldEvent from(ResultSet row) throws SQLException;
    }

    /** Rows as they come, few in memory at a time. */
    static final class Rows implements Iterator<OldEvent>, AutoCloseable {
        private final PreparedStatement statement;
        private final ResultSet rows;
        private final Read read;
        private @Nullable OldEvent next;

        private Rows(PreparedStatement statement, Read read) throws SQLException {
            this.statement = statement;
            this.read = read;
            statement.setFetchSize(FETCH);
            rows = statement.executeQuery();
        }

        @Override
        public boolean hasNext() {
            try {
                if (next == null && rows.next()) {
                    next = read.from(rows);
                }
                return next != null;
            } catch (SQLException e) {
                throw new MigrationRefusedException("the old store cannot be read: " + e.getMessage(), e);
            }
        }

        @Override
        public OldEvent next() {
            OldEvent event = hasNext() ? next : null;
            if (event == null) {
                throw new NoSuchElementException();
            }
            next = null;
            return event;
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }
}
