package io.taskflow.projection.live;

import io.taskflow.eventstore.EventLog;
import io.taskflow.projection.generation.Generation;
import io.taskflow.projection.generation.Generations;
import io.taskflow.projection.rows.Projection;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * Keeps the live generation of a projection at the log's head with one of Axon's pooled streaming processors, and moves on to the next generation when
 * that becomes the live one, whoever switched. One node holds the processor's segment; the others stand by.
 */
public final class LiveView implements SmartLifecycle {
    private static final Logger logger = LoggerFactory.getLogger(LiveView.class);

    /** What the processor's queue holds, so the most it can take at once. */
    private static final int BATCH = 1_024;

    private static final long CLAIM_EXTENSION_MILLIS = 3_000;

    private final DataSource database;
    private final Projection projection;
    private final Generations generations;
    private final EventLog log;
    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final TokenStore tokens;
    private final TransactionManager transactions;

    private @Nullable Running running;
    private @Nullable ScheduledExecutorService threads;

    private record Running(Generation generation, PooledStreamingEventProcessor processor) {}

    public LiveView(
            DataSource database,
            Projection projection,
            Generations generations,
            EventLog log,
            StreamableMessageSource<TrackedEventMessage<?>> events,
            TokenStore tokens) {
        this.database = database;
        this.projection = projection;
        this.generations = generations;
        this.log = log;
        this.events = events;
        this.tokens = tokens;
        this.transactions = new SpringTransactionManager(new DataSourceTransactionManager(database));
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = new ViewThreads(projection.name());
        threads = started;
        running = follow(generations.live(projection.name()), started);
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            running.processor().shutDown();
            running = null;
        }
        if (threads != null) {
            threads.shutdown();
            threads = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }

    /** Whether the view is at work, or stands by for a node that is. */
    public synchronized boolean isHealthy() {
        return running != null
                && running.processor().isRunning()
                && !running.processor().isError();
    }

    /** Looks which generation is live, and follows that. */
    public synchronized void refresh() {
        if (threads == null) {
            return;
        }
        Generation live = generations.live(projection.name());
        if (running == null) {
            running = follow(live, threads);
        } else if (!live.equals(running.generation())) {
            running.processor().shutDown();
            running = follow(live, threads);
        }
    }

    private @Nullable Running follow(Generation generation, ScheduledExecutorService threads) {
        if (!generations.isOfTodaysShape(generation)) {
            return null; // until a rebuild has taken its place
        }
        logger.info("{} is the live generation", generation.schema());
        BatchWriter writer = new BatchWriter(database, projection, generation, true);
        PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                .name(generation.schema())
                .eventHandlerInvoker(
                        new BatchInvoker(database, writer, log::head, () -> threads.execute(this::refresh)))
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .messageSource(events)
                .tokenStore(tokens)
                .transactionManager(transactions)
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .initialSegmentCount(1)
                .initialToken(source -> new GlobalSequenceTrackingToken(
                        generations.progress(generation).position()))
                .batchSize(BATCH)
                .claimExtensionThreshold(CLAIM_EXTENSION_MILLIS)
                .build();
        processor.start();
        return new Running(generation, processor);
    }
}
