package io.taskflow.bench.growth;

import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.eventstore.axon.PostgresEventStorageEngine;
import io.taskflow.eventstore.axon.PostgresEventStore;
import io.taskflow.eventstore.axon.PostgresTokenStore;
import io.taskflow.eventstore.postgres.PostgresLog;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DefaultEventBusSpanFactory;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.axonframework.tracing.NoOpSpanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Axon's pooled processor on the log: it writes a row an event, with its token, and notes when each can be seen. */
final class RowProcessor implements AutoCloseable {
    private static final int BATCH = 512;

    private final Serializer serializer = Jackson3Serializer.builder().build();
    private final Map<String, CompletableFuture<Long>> seen = new ConcurrentHashMap<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final JdbcClient rows;
    private final PostgresEventStore store;
    private final PooledStreamingEventProcessor processor;

    /** What each command does. */
    record Done(String id) {}

    RowProcessor(HikariDataSource pool, PostgresLog log) throws SQLException {
        rows = JdbcClient.create(pool);
        rows.sql("CREATE TABLE done (id text PRIMARY KEY)").update();
        var engine = PostgresEventStorageEngine.builder(log, log, pool);
        engine.batchSize(BATCH).eventSerializer(serializer).snapshotSerializer(serializer);
        store = new PostgresEventStore(
                engine.build(),
                log,
                NoOpMessageMonitor.INSTANCE,
                DefaultEventBusSpanFactory.builder()
                        .spanFactory(NoOpSpanFactory.INSTANCE)
                        .build());
        processor = PooledStreamingEventProcessor.builder()
                .name("rows")
                .eventHandlerInvoker(
                        SimpleEventHandlerInvoker.builder().eventHandlers(this).build())
                .messageSource(store)
                .initialToken(StreamableMessageSource::createHeadToken)
                .tokenStore(new PostgresTokenStore(pool, serializer, Duration.ofSeconds(10), "bench"))
                .transactionManager(new SpringTransactionManager(new JdbcTransactionManager(pool)))
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .initialSegmentCount(1)
                .batchSize(BATCH)
                .build();
        processor.start();
    }

    byte[] serialized(Done done) {
        return serializer.serialize(done, byte[].class).getData();
    }

    byte[] noMetadata() {
        return serializer.serialize(Map.of(), byte[].class).getData();
    }

    /** Rows of a batch go together, as a view would write them. */
    @EventHandler
    void on(Done done) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        List<String> ids = batch.getOrComputeResource("rows", key -> {
            List<String> made = new ArrayList<>();
            batch.onPrepareCommit(prepared -> rows.sql("INSERT INTO done SELECT unnest(?)")
                    .param(made.toArray(String[]::new))
                    .update());
            batch.afterCommit(committed -> {
                long now = System.nanoTime();
                made.forEach(id -> row(id).complete(now));
            });
            return made;
        });
        ids.add(done.id());
    }

    /** When a row could be seen, on the clock of {@link System#nanoTime}; waits for it. */
    long seen(String id) throws Exception {
        long at = row(id).get(30, TimeUnit.SECONDS);
        seen.remove(id);
        return at;
    }

    private CompletableFuture<Long> row(String id) {
        return seen.computeIfAbsent(id, key -> new CompletableFuture<>());
    }

    @Override
    public void close() {
        processor.shutDown();
        threads.shutdownNow();
        store.close();
    }
}
