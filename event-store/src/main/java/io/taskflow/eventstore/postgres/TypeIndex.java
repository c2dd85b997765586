package io.taskflow.eventstore.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the events of each type are. It is written behind the head, stretch by stretch, so that an append pays nothing for it; what lies between it and
 * the head is little enough to be scanned. Any number of processes may write it.
 */
final class TypeIndex implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TypeIndex.class);
    private static final Duration ROUND = Duration.ofSeconds(5);
    /** Positions in a stretch: few enough that an offset fits in two bytes. */
    static final int STRETCH = 10_000;
    /** Rows read at a time, beside one for each type that is asked for. */
    private static final int ROWS = 64;

    private final DataSource database;
    private final Heads heads;
    private final Rounds rounds = new Rounds("log-types", ROUND, this::follow);
    /** How far it was extended last. */
    private long seen;

    TypeIndex(DataSource database, Heads heads) {
        this.database = database;
        this.heads = heads;
    }

    void start() {
        rounds.start();
    }

    /**
     * Where events are.
     *
     * @param positions ascending, all there are up to the position the answer reaches
     * @param upto what the answer reaches
     */
    record Found(long[] positions, long upto) {}

    /**
     * The events of these types with {@code after < position ≤ upto}, as far as the index or one answer reaches; an answer that reaches no further
     * than {@code after} says that the index ends there.
     */
    static Found find(Connection connection, String[] types, long after, long upto) throws SQLException {
        long reach = Math.min(upto, end(connection));
        if (reach <= after) {
            return new Found(new long[0], after);
        }
        int rowsAtATime = ROWS + types.length;
        try (PreparedStatement statement = Sql.prepare(connection, """
                SELECT p.first_position, p.offsets FROM unnest(?::text[]) AS t(type), LATERAL (
                    SELECT first_position, offsets FROM log.type_positions
                    WHERE type = t.type COLLATE "C" AND first_position > ? AND first_position <= ?
                    ORDER BY first_position LIMIT ?) p
                ORDER BY p.first_position LIMIT ?""")) {
            statement.setObject(1, types);
            statement.setLong(2, after - STRETCH);
            statement.setLong(3, reach);
            statement.setInt(4, rowsAtATime);
            statement.setInt(5, rowsAtATime);
            var stretches = new ArrayList<LongStream>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    long first = rows.getLong(1);
                    if (rows.getRow() == rowsAtATime) {
                        // Of its stretch there may be more.
                        reach = first - 1;
                    }
                    stretches.add(LongStream.of(
                            positions(first, (Short[]) rows.getArray(2).getArray())));
                }
            }
            long end = reach;
            return new Found(
                    stretches.stream()
                            .flatMapToLong(positions -> positions)
                            .filter(position -> position > after && position <= end)
                            .sorted()
                            .toArray(),
                    end);
        }
    }

    private static long[] positions(long first, Short[] offsets) {
        long[] positions = new long[offsets.length];
        for (int i = 0; i < offsets.length; i++) {
            positions[i] = first + offsets[i];
        }
        return positions;
    }

    /** The position it reaches; it begins with the log. */
    private static long end(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        Sql.prepare(connection, "SELECT coalesce(max(typed_upto), 0) FROM log.segment");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Writes the whole stretches up to a committed position, and what remains of months that end there or before. */
    void extend(long head) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                while (rounds.open() && extend(connection, head)) {
                    connection.commit();
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** The next stretch up to there, in the transaction that runs; what a crash takes is made again. False where all is written. */
    static boolean extend(Connection connection, long head) throws SQLException {
        try (var lock = connection.prepareStatement("SET LOCAL synchronous_commit = off;"
                + " SELECT pg_advisory_xact_lock(hashtextextended('log.type_positions', 0))")) {
            lock.execute();
        }
        YearMonth month;
        long after;
        long upto;
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT month, typed, upto FROM (
                    SELECT month, typed, least(typed + ?, last_position) AS upto FROM (
                        SELECT month, last_position, coalesce(typed_upto, first_position - 1) AS typed FROM log.segment) s) s
                WHERE typed < upto AND upto <= ? ORDER BY month LIMIT 1""")) {
            statement.setInt(1, STRETCH);
            statement.setLong(2, head);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return false;
                }
                month = YearMonth.from(rows.getObject(1, LocalDate.class));
                after = rows.getLong(2);
                upto = rows.getLong(3);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO log.type_positions (type, first_position, offsets)
                SELECT type, ?, array_agg((position - ?)::int2 ORDER BY position) FROM %s WHERE position > ? AND position <= ? GROUP BY type
                ON CONFLICT (type, first_position) DO UPDATE SET offsets = excluded.offsets;
                UPDATE log.segment SET typed_upto = ? WHERE month = ?""".formatted(Segments.table("event", month)))) {
            statement.setLong(1, after + 1);
            statement.setLong(2, after + 1);
            statement.setLong(3, after);
            statement.setLong(4, upto);
            statement.setLong(5, upto);
            statement.setObject(6, month.atDay(1));
            statement.execute();
        }
        return true;
    }

    private void follow() {
        long head = heads.newest().position();
        try {
            if (head > seen) {
                extend(head);
                seen = head;
            }
        } catch (SQLException e) {
            if (rounds.open()) {
                log.warn("the index of types is not written on; readers of few types scan: {}", e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
