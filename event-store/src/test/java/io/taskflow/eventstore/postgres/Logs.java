package io.taskflow.eventstore.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.InlineProjection;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** A database with the log's tables, and logs opened on it. */
final class Logs implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    final TestPostgres.Database database = TestPostgres.createDatabase();
    final HikariDataSource pool = database.pool(30);
    /** What the logs opened here have committed. */
    final List<AppendObserver.Group> groups = new CopyOnWriteArrayList<>();

    private final List<PostgresLog> opened = new ArrayList<>();

    Logs() {
        PostgresLog.migrate(pool);
    }

    PostgresLog open(InlineProjection... inline) {
        return open(settings(PATIENCE), inline);
    }

    /** The defaults, but quick to close. */
    static PostgresLogSettings settings(Duration callerTimeout) {
        var defaults = PostgresLogSettings.defaults();
        return new PostgresLogSettings(
                defaults.maxGroupRequests(),
                defaults.maxGroupBytes(),
                defaults.maxWaiting(),
                callerTimeout,
                defaults.transactionTimeout(),
                Duration.ofMillis(50),
                defaults.receiptRetention());
    }

    PostgresLog open(PostgresLogSettings settings, InlineProjection... inline) {
        return open(settings, pool, inline);
    }

    PostgresLog open(PostgresLogSettings settings, DataSource appends, InlineProjection... inline) {
        PostgresLog log = new PostgresLog(settings, appends, pool, List.of(inline), groups::add);
        opened.add(log);
        return log;
    }

    /** As after {@link PostgresLog#migrate}; no log may be open. */
    void empty() throws SQLException {
        execute("TRUNCATE log.event, log.append_group, log.segment, log.stream, log.claim, log.counter, log.receipt");
    }

    /** Lets go when closed. */
    interface Held extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    /** Holds the log's lock until closed, so that what is appended meanwhile becomes one group after another. */
    Held holdLock() throws SQLException {
        Connection holder = pool.getConnection();
        holder.createStatement().execute("SELECT pg_advisory_lock(" + AppendSession.LOCK + ")");
        return () -> {
            holder.createStatement().execute("SELECT pg_advisory_unlock(" + AppendSession.LOCK + ")");
            holder.close();
        };
    }

    /** How many appends wait for the log's lock. */
    int waitsForLock() {
        try {
            return Integer.parseInt(
                    ask("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database ="
                            + " (SELECT oid FROM pg_database WHERE datname = current_database())"));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    String ask(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static List<RecordedEvent> all(PostgresLog log) {
        var events = new ArrayList<RecordedEvent>();
        log.readAll(0, Long.MAX_VALUE, 1_000, events::add);
        return events;
    }

    static NewEvent event(String stream) {
        return event(stream, null, null);
    }

    static NewEvent event(String stream, Long sequence) {
        return event(stream, sequence, null);
    }

    static NewEvent event(String stream, Long sequence, Instant occurredAt) {
        return new NewEvent(
                UUID.randomUUID().toString(),
                stream,
                "thing",
                "scope-of-" + stream,
                sequence,
                "thing.happened",
                "1",
                "{\"n\":1}".getBytes(UTF_8),
                "{}".getBytes(UTF_8),
                occurredAt);
    }

    static AppendRequest append(NewEvent... events) {
        return AppendRequest.of(Arrays.asList(events));
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come true within " + PATIENCE);
            }
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        opened.forEach(PostgresLog::close);
        pool.close();
        database.close();
    }
}
