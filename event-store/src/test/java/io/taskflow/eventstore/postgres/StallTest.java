package io.taskflow.eventstore.postgres;

import static io.taskflow.eventstore.contract.Samples.append;
import static io.taskflow.eventstore.contract.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.contract.Samples;
import io.taskflow.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A transaction that writes something else and does not end. The usual cure for lost events reads below {@code pg_snapshot_xmin}, the oldest
 * transaction that still runs anywhere in the cluster, and stands still; the log's feed does not.
 */
class StallTest {
    private static final int APPENDS = 50;

    private final Logs logs = new Logs();

    @AfterEach
    void close() {
        logs.close();
    }

    @Test
    void aWriterInTheSameDatabaseDoesNotStallTheFeed() throws Exception {
        logs.execute("CREATE TABLE unrelated (n int)");
        feedGoesOnBeside(logs.pool, "INSERT INTO unrelated VALUES (1)");
    }

    @Test
    void aWriterInAnotherDatabaseOfTheClusterDoesNotStallTheFeed() throws Exception {
        try (TestPostgres.Database other = TestPostgres.createDatabase();
                HikariDataSource pool = other.pool(1)) {
            feedGoesOnBeside(pool, "CREATE TABLE unrelated AS SELECT 1");
        }
    }

    private void feedGoesOnBeside(HikariDataSource elsewhere, String write) throws Exception {
        logs.execute("CREATE TABLE twin (position bigint PRIMARY KEY, xid xid8 NOT NULL DEFAULT pg_current_xact_id())");
        PostgresLog log = logs.open(StallTest::intoTwin);
        List<Long> fed = new CopyOnWriteArrayList<>();
        try (var _ = log.onAppend(head -> log.readAll(fed.size(), head, 100, event -> fed.add(event.position())))) {
            log.append(append(event("before")));
            Samples.await(() -> fed.size() == 1);
            assertThat(belowTheBarrier()).isEqualTo(1);

            try (Connection writer = elsewhere.getConnection()) {
                writer.setAutoCommit(false);
                writer.createStatement().execute(write);
                for (int i = 0; i < APPENDS; i++) {
                    log.append(append(event("meanwhile")));
                }
                Samples.await(() -> fed.size() == 1 + APPENDS);
                assertThat(belowTheBarrier()).isEqualTo(1);
                writer.rollback();
            }

            assertThat(belowTheBarrier()).isEqualTo(1 + APPENDS);
            assertThat(fed)
                    .isEqualTo(LongStream.rangeClosed(1, 1 + APPENDS).boxed().toList());
        }
    }

    /** The log's positions in the transactions that gave them, for the reader behind the barrier. */
    private static void intoTwin(List<RecordedEvent> group, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO twin SELECT unnest(?::bigint[])")) {
            statement.setObject(1, group.stream().map(RecordedEvent::position).toArray(Long[]::new));
            statement.execute();
        }
    }

    /** How far a reader gets who waits for all transactions that might still commit below. */
    private long belowTheBarrier() throws SQLException {
        return Long.parseLong(logs.ask(
                "SELECT coalesce(max(position), 0) FROM twin WHERE xid < pg_snapshot_xmin(pg_current_snapshot())"));
    }
}
