package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.InlineProjection;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.postgres.Facts.StoredStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The statements of an append on one connection. Several go to the server together and are answered together: a group costs two round trips
 * (begin, lock and read; write and commit), and one more for inline projections. Each is still a statement of its own with a snapshot of its own,
 * so that what is read after the lock is what its last holder committed. For use by one thread.
 */
final class AppendSession {
    /** "taskflow" as a number: the advisory lock of the log, of which there is one in a database. */
    static final long LOCK = 0x7461736b666c6f77L;

    private static final String SAVEPOINT = "append";

    private final Connection connection;
    private final List<InlineProjection> inlineProjections;
    private final Segments segments;

    AppendSession(Connection connection, List<InlineProjection> inlineProjections, Segments segments) {
        this.connection = connection;
        this.inlineProjections = inlineProjections;
        this.segments = segments;
    }

    /** How deciding begins. */
    enum Start {
        /** A transaction of the log's own, with the lock. */
        TRANSACTION("BEGIN; SELECT pg_advisory_xact_lock(" + LOCK + "); "),
        /** A part of one that holds the lock. */
        PART("SAVEPOINT " + SAVEPOINT + "; ");

        private final String sql;

        Start(String sql) {
            this.sql = sql;
        }
    }

    /** How it ends. */
    enum End {
        COMMIT("COMMIT"),
        PART("RELEASE SAVEPOINT " + SAVEPOINT);

        private final String sql;

        End(String sql) {
            this.sql = sql;
        }
    }

    void beginLocked() throws SQLException {
        execute(Start.TRANSACTION.sql);
    }

    /** Waits for the lock in the transaction that runs. */
    void lock() throws SQLException {
        execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
    }

    void commit() throws SQLException {
        execute(End.COMMIT.sql);
    }

    void rollback() throws SQLException {
        execute("ROLLBACK");
    }

    void rollbackPart() throws SQLException {
        execute("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
    }

    /** Whether a group is in the log. Final under the lock: its writer's transaction has ended. */
    boolean committed(Group group) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT 1 FROM log.append_group WHERE recorded_at = " + Sql.MICROS_PARAMETER + " AND writer = ?")) {
            statement.setLong(1, group.recordedMicros());
            statement.setObject(2, group.writer());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /**
     * Reads what requests name and decides them.
     *
     * @param known a head that was committed, the newer the better
     * @param everyId whether each event id is looked for in the whole log. In a transaction of its own, those of requests with an event that has no
     *     place of its own in a stream are enough: the others cannot be stored twice there, and an id that was used otherwise fails on the month's
     *     index. All ids of such a request, so that of several used ones the first is named
     */
    Group decide(Start start, List<Submission> submissions, Head known, boolean everyId) throws SQLException {
        Wanted wanted = new Wanted(submissions, everyId);
        Facts facts = read(start, wanted, known);
        Group group = new Group(facts);
        for (Submission submission : submissions) {
            group.decide(submission);
        }
        return group;
    }

    /** Decides what was recorded elsewhere at a time of the past; what claims to come from the future is recorded now. */
    Group decidePast(Submission submission, Head known, long recordedMicros) throws SQLException {
        Facts facts = read(Start.TRANSACTION, new Wanted(List.of(submission), false), known);
        Group group = new Group(facts, Math.min(recordedMicros, facts.nowMicros));
        group.decide(submission);
        return group;
    }

    /** The keys that requests name. */
    private static final class Wanted {
        final Set<String> streams = new HashSet<>();
        final Set<String> claims = new HashSet<>();
        final Set<String> counters = new HashSet<>();
        final Set<String> receipts = new HashSet<>();
        final Set<String> eventIds = new HashSet<>();

        Wanted(List<Submission> submissions, boolean everyId) {
            for (Submission submission : submissions) {
                AppendRequest request = submission.request();
                boolean looksForIds = everyId || request.events().stream().anyMatch(event -> event.sequence() == null);
                for (NewEvent event : request.events()) {
                    streams.add(event.streamId());
                    if (looksForIds) {
                        eventIds.add(event.eventId());
                    }
                }
                for (ExpectedVersion expected : request.expected()) {
                    streams.add(expected.streamId());
                }
                for (Guard guard : request.guards()) {
                    (guard instanceof Guard.Count ? counters : claims).add(guard.key());
                }
                if (request.receipt() != null) {
                    receipts.add(request.receipt().key());
                }
            }
        }
    }

    private static final String READ_HEAD =
            """
            SELECT %s, current_setting('transaction_isolation'), number, last_position, %s, frontier
            FROM (SELECT clock_timestamp() AS now) c LEFT JOIN LATERAL (
                SELECT * FROM log.append_group WHERE recorded_at >= %s ORDER BY recorded_at DESC LIMIT 1) g ON true""".formatted(Sql.micros("now"), Sql.micros("recorded_at"), Sql.MICROS_PARAMETER);

    private Facts read(Start start, Wanted wanted, Head known) throws SQLException {
        try {
            Map<YearMonth, List<String>> elsewhere = new HashMap<>();
            Facts facts = read(start, wanted, known, elsewhere);
            for (Map.Entry<YearMonth, List<String>> month : elsewhere.entrySet()) {
                count(month.getKey(), month.getValue(), facts);
            }
            return facts;
        } catch (SQLException e) {
            if (Sql.isUndefinedTable(e)) {
                segments.forget();
                throw new SQLTransientException("a month of the log has moved: " + e.getMessage(), e.getSQLState(), e);
            }
            throw e;
        }
    }

    /** @param elsewhere takes the streams that grew last in another month than the newest that is known, by that month */
    private Facts read(Start start, Wanted wanted, Head known, Map<YearMonth, List<String>> elsewhere)
            throws SQLException {
        YearMonth newest = Micros.month(known.recordedMicros());
        var sql = new StringBuilder(start.sql).append(READ_HEAD);
        if (!wanted.streams.isEmpty()) {
            sql.append("; SELECT stream_id, version, CASE WHEN growing THEN ")
                    .append(Sql.micros("last_at"))
                    .append(" END, ")
                    .append(segments.holds(newest) ? growth(newest) : "NULL")
                    .append(" FROM log.stream s WHERE stream_id = ANY(?)");
        }
        if (!wanted.claims.isEmpty()) {
            sql.append("; SELECT key, value FROM log.claim WHERE key = ANY(?)");
        }
        if (!wanted.counters.isEmpty()) {
            sql.append("; SELECT key, value FROM log.counter WHERE key = ANY(?)");
        }
        if (!wanted.receipts.isEmpty()) {
            sql.append("; SELECT key, fingerprint, result_id, position, ")
                    .append(Sql.micros("recorded_at"))
                    .append(", versions FROM log.receipt WHERE key = ANY(?)");
        }
        if (!wanted.eventIds.isEmpty()) {
            sql.append("; SELECT event_id FROM log.event WHERE event_id = ANY(?)");
        }
        try (PreparedStatement statement = Sql.prepareAll(connection, sql.toString())) {
            int parameter = 1;
            statement.setLong(parameter++, known.recordedMicros());
            for (Set<String> keys :
                    List.of(wanted.streams, wanted.claims, wanted.counters, wanted.receipts, wanted.eventIds)) {
                if (!keys.isEmpty()) {
                    statement.setObject(parameter++, keys.toArray(String[]::new));
                }
            }
            var results = new Results(statement);
            if (start == Start.TRANSACTION) {
                results.next();
            }
            Facts facts = head(results.next(), known);
            if (!wanted.streams.isEmpty()) {
                for (ResultSet rows = results.next(); rows.next(); ) {
                    String id = rows.getString(1);
                    long last = rows.getLong(3);
                    YearMonth growingIn = rows.wasNull() ? null : Micros.month(last);
                    long version = rows.getLong(4);
                    if (rows.wasNull()) {
                        version = rows.getLong(2);
                        if (growingIn != null) {
                            elsewhere
                                    .computeIfAbsent(growingIn, _ -> new ArrayList<>())
                                    .add(id);
                        }
                    }
                    facts.streams.put(id, new StoredStream(version, growingIn));
                }
            }
            if (!wanted.claims.isEmpty()) {
                for (ResultSet rows = results.next(); rows.next(); ) {
                    facts.claims.put(rows.getString(1), rows.getString(2));
                }
            }
            if (!wanted.counters.isEmpty()) {
                for (ResultSet rows = results.next(); rows.next(); ) {
                    facts.counters.put(rows.getString(1), rows.getLong(2));
                }
            }
            if (!wanted.receipts.isEmpty()) {
                for (ResultSet rows = results.next(); rows.next(); ) {
                    facts.receipts.put(rows.getString(1), receipt(rows));
                }
            }
            if (!wanted.eventIds.isEmpty()) {
                for (ResultSet rows = results.next(); rows.next(); ) {
                    facts.eventIds.add(rows.getString(1));
                }
            }
            return facts;
        }
    }

    /** How long a stream is that grows in this month; null if it does not. */
    private static String growth(YearMonth month) {
        return "CASE WHEN growing AND last_at >= '%s 00:00:00+00' AND last_at < '%s 00:00:00+00' THEN (%s) END"
                .formatted(month.atDay(1), month.plusMonths(1).atDay(1), lastOf("s.stream_id", month));
    }

    private static String lastOf(String stream, YearMonth month) {
        return "SELECT sequence + 1 FROM " + Segments.table("event", month) + " WHERE stream_id = " + stream
                + " ORDER BY sequence DESC LIMIT 1";
    }

    /** Asks a month how long the streams are that grew last in it: once a stream and month, then its row counts on the new one. */
    private void count(YearMonth month, List<String> streams, Facts facts) throws SQLException {
        try (PreparedStatement statement =
                Sql.prepare(connection, "SELECT id, (" + lastOf("id", month) + ") FROM unnest(?::text[]) AS s(id)")) {
            statement.setObject(1, streams.toArray(String[]::new));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    facts.streams.put(rows.getString(1), new StoredStream(rows.getLong(2), month));
                }
            }
        }
    }

    /** The rows of several statements, one after the other; what has no rows is passed over. */
    private static final class Results {
        private final PreparedStatement statement;
        private boolean begun;

        Results(PreparedStatement statement) {
            this.statement = statement;
        }

        ResultSet next() throws SQLException {
            boolean rows = begun ? statement.getMoreResults() : statement.execute();
            begun = true;
            while (!rows) {
                if (statement.getUpdateCount() == -1) {
                    throw new IllegalStateException("fewer results than statements");
                }
                rows = statement.getMoreResults();
            }
            return statement.getResultSet();
        }
    }

    private static Facts head(ResultSet rows, Head known) throws SQLException {
        rows.next();
        if (!rows.getString(2).equals("read committed")) {
            throw new IllegalStateException("an append needs a transaction that is READ COMMITTED, this one is "
                    + rows.getString(2) + " and would decide on a past state");
        }
        long now = rows.getLong(1);
        long number = rows.getLong(3);
        if (rows.wasNull()) {
            if (known.number() > 0) {
                throw new IllegalStateException("group " + known.number() + " was in the log and is no more");
            }
            return new Facts(Head.EMPTY, new byte[0], now);
        }
        return new Facts(new Head(number, rows.getLong(4), rows.getLong(5)), rows.getBytes(6), now);
    }

    private static StoredReceipt receipt(ResultSet rows) throws SQLException {
        return new StoredReceipt(
                rows.getString(1),
                rows.getBytes(2),
                rows.getString(3),
                rows.getLong(4),
                rows.getLong(5),
                rows.getString(6));
    }

    /** Stores what a group decided, runs the inline projections and ends; with nothing to store it just ends. */
    void write(Group group, End end) throws SQLException {
        if (!group.writes()) {
            execute(end.sql);
            return;
        }
        YearMonth month = Micros.month(group.recordedMicros());
        openMonth(month, group);
        boolean projects = !inlineProjections.isEmpty() && !group.placed().isEmpty();
        new GroupWrite(group, month).execute(connection, projects ? "" : "; " + end.sql);
        if (projects) {
            List<RecordedEvent> recorded = group.recorded();
            for (InlineProjection projection : inlineProjections) {
                projection.apply(recorded, connection);
            }
            execute(end.sql);
        }
    }

    /** The month's tables stand already, unless nobody kept house; its segment begins with its first event. */
    private void openMonth(YearMonth month, Group group) throws SQLException {
        if (segments.knows(month)) {
            return;
        }
        try (PreparedStatement make =
                connection.prepareStatement("SELECT log.make_month(" + Sql.MICROS_PARAMETER + ")")) {
            make.setLong(1, group.recordedMicros());
            make.execute();
        } catch (SQLException e) {
            throw new SQLTransientException(
                    "the log's tables of " + month + " are missing and cannot be made: " + e.getMessage(),
                    e.getSQLState(),
                    e);
        }
        if (group.placed().isEmpty()) {
            return;
        }
        try (PreparedStatement turn = connection.prepareStatement("""
                UPDATE log.segment SET last_position = ? WHERE last_position IS NULL AND month < ?::date;
                INSERT INTO log.segment (month, first_position) VALUES (?::date, ?) ON CONFLICT DO NOTHING""")) {
            String first = month.atDay(1).toString();
            turn.setLong(1, group.before().position());
            turn.setString(2, first);
            turn.setString(3, first);
            turn.setLong(4, group.before().position() + 1);
            turn.execute();
        }
    }

    /** Once a month has begun, nobody needs to look whether it stands. */
    void learnMonth(Head head) throws SQLException {
        segments.upto(head, connection);
    }

    private void execute(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
