package io.taskflow.eventstore.axon;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvents;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PostgresEventStoreTest {

    private static LogForATest test;

    private PostgresEventStore store;
    private GlobalSequenceTrackingToken start;

    @BeforeAll
    static void open() {
        test = new LogForATest();
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @BeforeEach
    void openStore() {
        store = test.store();
        start = (GlobalSequenceTrackingToken) store.createHeadToken();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void aStreamGivesWhatIsThereAndThenWhatComes() throws InterruptedException {
        store.publish(createEvents(() -> UUID.randomUUID().toString(), 1));
        try (TrackingEventStream stream = store.openStream(start)) {
            assertThat(stream.hasNextAvailable()).isTrue();
            assertThat(stream.peek()).isPresent();
            assertThat(position(stream.nextAvailable())).isEqualTo(start.getGlobalIndex() + 1);
            assertThat(stream.hasNextAvailable()).isFalse();
            assertThat(stream.peek()).isEmpty();

            store.publish(createEvents(() -> UUID.randomUUID().toString(), 1));

            assertThat(stream.hasNextAvailable()).isTrue();
            assertThat(position(stream.nextAvailable())).isEqualTo(start.getGlobalIndex() + 2);
        }
    }

    @Test
    void aReaderThatWaitsIsWokenByAnAppend() throws Exception {
        try (TrackingEventStream stream = store.openStream(start)) {
            CompletableFuture<TrackedEventMessage<?>> read = inBackground(stream);

            DomainEventMessage<?> event = createEvent(UUID.randomUUID().toString(), 0);
            store.publish(event);

            assertThat(read.get(10, SECONDS).getIdentifier()).isEqualTo(event.getIdentifier());
        }
    }

    @Test
    void aProcessorIsCalledBackForEachAppend() throws InterruptedException {
        try (TrackingEventStream stream = store.openStream(start)) {
            Semaphore calls = new Semaphore(0);
            assertThat(stream.setOnAvailableCallback(calls::release)).isTrue();

            store.publish(createEvent(UUID.randomUUID().toString(), 0));

            assertThat(calls.tryAcquire(10, SECONDS)).isTrue();
            assertThat(stream.hasNextAvailable()).isTrue();
        }
    }

    @Test
    void aReaderGoesOnAfterItsToken() throws InterruptedException {
        List<? extends EventMessage<?>> events =
                createEvents(() -> UUID.randomUUID().toString(), 1);
        store.publish(events);
        store.publish(createEvents(() -> UUID.randomUUID().toString(), 1));
        try (TrackingEventStream first = store.openStream(start);
                TrackingEventStream second =
                        store.openStream(new GlobalSequenceTrackingToken(start.getGlobalIndex() + 1))) {
            TrackedEventMessage<?> fromStart = first.nextAvailable();
            assertThat(fromStart.getIdentifier()).isEqualTo(events.getFirst().getIdentifier());
            assertThat(position(second.nextAvailable())).isEqualTo(position(fromStart) + 1);
        }
        assertThatThrownBy(() -> store.openStream(GapAwareTrackingToken.newInstance(3, List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyReadersOfOneLogEachSeeEveryEventInOrder() throws Exception {
        int events = 600;
        int readers = 8;
        List<CompletableFuture<List<Long>>> seen = new ArrayList<>();
        CountDownLatch ready = new CountDownLatch(readers);
        for (int reader = 0; reader < readers; reader++) {
            CompletableFuture<List<Long>> positions = new CompletableFuture<>();
            seen.add(positions);
            Thread.ofVirtual().start(() -> {
                try (TrackingEventStream stream = store.openStream(start)) {
                    ready.countDown();
                    List<Long> read = new ArrayList<>();
                    while (read.size() < events) {
                        read.add(position(stream.nextAvailable()));
                    }
                    positions.complete(read);
                } catch (Exception e) {
                    positions.completeExceptionally(e);
                }
            });
        }
        ready.await();
        for (int batch = 0; batch < events / 10; batch++) {
            String aggregate = UUID.randomUUID().toString();
            store.publish(createEvents(() -> aggregate, 10));
        }

        List<Long> expected = IntStream.rangeClosed(1, events)
                .mapToObj(n -> start.getGlobalIndex() + n)
                .toList();
        for (CompletableFuture<List<Long>> positions : seen) {
            assertThat(positions.get(20, SECONDS)).isEqualTo(expected);
        }
        assertThat(store.lag()).isZero();
    }

    @Test
    void eventsThatAnUpcasterDropsAreNotWaitedFor() throws InterruptedException {
        EventUpcaster dropsAll = events -> events.filter(event -> false);
        PostgresEventStorageEngine.Builder builder = test.engine();
        builder.upcasterChain(dropsAll);
        try (PostgresEventStore filtered = test.store(builder.build());
                TrackingEventStream stream = filtered.openStream(start)) {
            filtered.publish(createEvent(UUID.randomUUID().toString(), 0));

            assertThat(filtered.lag()).isEqualTo(1);
            assertThat(stream.hasNextAvailable()).isFalse();
            assertThat(filtered.lag()).isZero();
        }
    }

    @Test
    void closingAStreamEndsTheWaitForIt() throws Exception {
        TrackingEventStream stream = store.openStream(start);
        CompletableFuture<TrackedEventMessage<?>> read = inBackground(stream);

        store.close();

        assertThatThrownBy(() -> read.get(10, SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(stream.hasNextAvailable(1, SECONDS)).isFalse();
    }

    private static CompletableFuture<TrackedEventMessage<?>> inBackground(TrackingEventStream stream) {
        CompletableFuture<TrackedEventMessage<?>> read = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                read.complete(stream.nextAvailable());
            } catch (Exception e) {
                read.completeExceptionally(e);
            }
        });
        return read;
    }

    private static long position(TrackedEventMessage<?> message) {
        return ((GlobalSequenceTrackingToken) message.trackingToken()).getGlobalIndex();
    }
}
