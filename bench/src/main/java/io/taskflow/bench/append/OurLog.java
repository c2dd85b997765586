package io.taskflow.bench.append;

import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.eventstore.axon.PostgresEventStorageEngine;
import io.taskflow.eventstore.postgres.AppendObserver;
import io.taskflow.eventstore.postgres.PostgresLog;
import io.taskflow.eventstore.postgres.PostgresLogSettings;
import java.util.List;

/** The log behind Axon's interface for storing events. */
final class OurLog implements AppendTarget {
    private final PostgresLog log;
    private final AxonEngine engine;

    OurLog(HikariDataSource pool) {
        PostgresLog.migrate(pool);
        log = new PostgresLog(PostgresLogSettings.defaults(), pool, pool, List.of(), AppendObserver.NONE);
        PostgresEventStorageEngine.Builder builder = PostgresEventStorageEngine.builder(log, log, pool);
        builder.eventSerializer(AxonEngine.SERIALIZER).snapshotSerializer(AxonEngine.SERIALIZER);
        engine = new AxonEngine(builder.build());
    }

    @Override
    public String name() {
        return "taskflow";
    }

    @Override
    public void append(Streams.Place place) {
        engine.append(place);
    }

    @Override
    public void close() {
        log.close();
    }
}
