package io.taskflow.eventstore.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.eventstore.InlineProjection;
import io.taskflow.eventstore.contract.Engine;
import io.taskflow.eventstore.contract.Samples;
import io.taskflow.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** A database with the log's tables, and logs opened on it. */
final class Logs implements AutoCloseable {
    final TestPostgres.Database database = TestPostgres.createDatabase();
    final HikariDataSource pool = database.pool(30);
    /** What logs use: the pool, or what was put around it. */
    final DataSource used;
    /** What the logs opened here have committed. */
    final List<AppendObserver.Group> groups = new CopyOnWriteArrayList<>();

    private final List<PostgresLog> opened = new ArrayList<>();

    Logs() {
        this(pool -> pool);
    }

    Logs(UnaryOperator<DataSource> around) {
        PostgresLog.migrate(pool);
        used = around.apply(pool);
    }

    PostgresLog open(InlineProjection... inline) {
        return open(settings(Samples.PATIENCE, PostgresLogSettings.defaults().transactionTimeout()), inline);
    }

    /** The defaults, but quick to close. */
    static PostgresLogSettings settings(Duration callerTimeout, Duration transactionTimeout) {
        var defaults = PostgresLogSettings.defaults();
        return new PostgresLogSettings(
                defaults.maxGroupRequests(),
                defaults.maxGroupBytes(),
                defaults.maxWaiting(),
                callerTimeout,
                transactionTimeout,
                Duration.ofMillis(50),
                defaults.receiptRetention());
    }

    PostgresLog open(PostgresLogSettings settings, InlineProjection... inline) {
        PostgresLog log = new PostgresLog(settings, used, used, List.of(inline), groups::add);
        opened.add(log);
        return log;
    }

    /** Closes the logs that are open; all is as after {@link PostgresLog#migrate}. */
    void empty() throws SQLException {
        closeLogs();
        groups.clear();
        execute(
                "TRUNCATE log.event, log.append_group, log.segment, log.stream, log.claim, log.counter, log.receipt, log.type_positions");
    }

    /** Holds the log's lock until closed, so that what is appended meanwhile becomes one group after another. */
    Engine.Held holdLock() throws SQLException {
        Connection holder = pool.getConnection();
        holder.createStatement().execute("SELECT pg_advisory_lock(" + AppendSession.LOCK + ")");
        return () -> {
            try (holder) {
                holder.createStatement().execute("SELECT pg_advisory_unlock(" + AppendSession.LOCK + ")");
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        };
    }

    /** As if a clock that was ahead had stamped the newest group: from here on it stands still until ours has caught up. */
    void headRecordedAt(Instant time) throws SQLException {
        execute("BEGIN; SELECT pg_advisory_xact_lock(" + AppendSession.LOCK + "); INSERT INTO log.append_group"
                + " SELECT number + 1, last_position + 1, last_position, '" + time + "', gen_random_uuid(), frontier"
                + " FROM log.append_group ORDER BY number DESC LIMIT 1; COMMIT");
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

    @Override
    public void close() {
        closeLogs();
        pool.close();
        database.close();
    }

    private void closeLogs() {
        opened.forEach(PostgresLog::close);
        opened.clear();
    }
}
