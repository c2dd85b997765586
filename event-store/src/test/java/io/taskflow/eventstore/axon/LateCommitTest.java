package io.taskflow.eventstore.axon;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * One transaction appends and takes its time; another, later one commits before it. Axon's engines number events when they are written, so the late
 * one leaves a gap, and they stop to wait for a gap once the event after it is older than their {@code gapTimeout}: an imported one is at once, any
 * is where the reader is a minute behind. Here the second waits for the first, and there are no gaps.
 */
@Timeout(180)
class LateCommitTest {
    /** More than the minute that Axon waits for a gap. */
    private static final Duration OLD = Duration.ofHours(1);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void axonsOwnStoreLosesAnEventThatIsCommittedLate() throws Exception {
        try (StockAxon axon = new StockAxon()) {
            List<String> handled = handled(axon.store(), axon.transactions(), () -> false);

            assertThat(handled).containsExactly("first", "old", "last");
            assertThat(stored(axon.store())).contains("late");
        }
    }

    @Test
    void thisStoreDeliversIt() throws Exception {
        try (LogForATest test = new LogForATest();
                PostgresEventStore store = test.store()) {
            List<String> handled = handled(store, test.transactions(), test::anAppendWaits);

            assertThat(handled).containsExactly("first", "late", "old", "last");
        }
    }

    /** What a processor handles, in its order. */
    private static List<String> handled(EventStore store, TransactionManager transactions, BooleanSupplier waits)
            throws Exception {
        List<String> handled = new CopyOnWriteArrayList<>();
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
        PooledStreamingEventProcessor processor = processor(store, transactions, threads, handled::add);
        try {
            processor.start();
            publish(store, transactions, event("first", Instant.now()));
            await().atMost(PATIENCE).until(() -> handled.contains("first"));

            Transaction late = transactions.startTransaction();
            store.publish(event("late", Instant.now()));
            var old = CompletableFuture.runAsync(() ->
                    publish(store, transactions, event("old", Instant.now().minus(OLD))));
            await().atMost(PATIENCE).until(() -> handled.contains("old") || waits.getAsBoolean());
            late.commit();
            old.get(PATIENCE.toSeconds(), SECONDS);

            publish(store, transactions, event("last", Instant.now()));
            await().atMost(PATIENCE).until(() -> handled.contains("last"));
            return handled;
        } finally {
            processor.shutDown();
            threads.shutdownNow();
        }
    }

    private static void publish(EventStore store, TransactionManager transactions, EventMessage<?> event) {
        transactions.executeInTransaction(() -> store.publish(event));
    }

    private static DomainEventMessage<String> event(String name, Instant at) {
        return new GenericDomainEventMessage<>(
                "thing",
                UUID.randomUUID().toString(),
                0,
                name,
                MetaData.emptyInstance(),
                UUID.randomUUID().toString(),
                at);
    }

    private static PooledStreamingEventProcessor processor(
            EventStore store,
            TransactionManager transactions,
            ScheduledExecutorService threads,
            Consumer<String> handler) {
        return PooledStreamingEventProcessor.builder()
                .name("reader")
                .messageSource(store)
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(transactions)
                .initialSegmentCount(1)
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(new Object() {
                            @EventHandler
                            void on(String name) {
                                handler.accept(name);
                            }
                        })
                        .build())
                .build();
    }

    /** What is in the store, for a reader who begins now. */
    private static List<String> stored(EventStore store) {
        try (var events = store.openStream(null)) {
            List<String> names = new ArrayList<>();
            while (events.hasNextAvailable()) {
                names.add((String) events.nextAvailable().getPayload());
            }
            return names;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
