package io.taskflow.eventstore.axon;

import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.postgres.AppendObserver;
import io.taskflow.eventstore.postgres.PostgresLog;
import io.taskflow.eventstore.postgres.PostgresLogSettings;
import io.taskflow.testing.TestPostgres;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DefaultEventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.axonframework.tracing.NoOpSpanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A log on a database of its own, and Axon's parts on it. */
final class LogForATest implements AutoCloseable {

    static final Serializer SERIALIZER = Jackson3Serializer.builder().build();

    private final TestPostgres.Database database = TestPostgres.createDatabase();
    private final HikariDataSource pool = database.pool(8);
    private PostgresLog log;

    LogForATest() {
        PostgresLog.migrate(pool);
        log = open();
    }

    private PostgresLog open() {
        return new PostgresLog(PostgresLogSettings.defaults(), pool, pool, List.of(), AppendObserver.NONE);
    }

    /** An empty log again, sooner than a new database would be. */
    void empty() {
        log.close();
        JdbcClient.create(pool)
                .sql(
                        "TRUNCATE log.event, log.append_group, log.segment, log.stream, log.claim, log.counter, log.receipt, log.snapshot, log.type_positions")
                .update();
        log = open();
    }

    PostgresLog log() {
        return log;
    }

    PostgresEventStorageEngine.Builder engine() {
        return engine(log);
    }

    /** @param read what stands before the log */
    PostgresEventStorageEngine.Builder engine(EventLog read) {
        PostgresEventStorageEngine.Builder builder = PostgresEventStorageEngine.builder(log, read, pool);
        builder.eventSerializer(SERIALIZER).snapshotSerializer(SERIALIZER);
        return builder;
    }

    PostgresEventStore store() {
        return store(engine().build());
    }

    PostgresEventStore store(EventStorageEngine engine) {
        return new PostgresEventStore(
                engine,
                log,
                NoOpMessageMonitor.INSTANCE,
                DefaultEventBusSpanFactory.builder()
                        .spanFactory(NoOpSpanFactory.INSTANCE)
                        .build());
    }

    /** Transactions on the log's database, which its appends join. */
    TransactionManager transactions() {
        return new SpringTransactionManager(new JdbcTransactionManager(pool));
    }

    /** Whether an append waits for the log's lock. */
    boolean anAppendWaits() {
        return JdbcClient.create(pool)
                .sql("SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database ="
                        + " (SELECT oid FROM pg_database WHERE datname = current_database()))")
                .query(Boolean.class)
                .single();
    }

    @Override
    public void close() {
        log.close();
        pool.close();
        database.close();
    }
}
