package io.taskflow.eventstore.axon;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.eventhandling.GenericEventMessage.asEventMessage;

import io.taskflow.eventstore.EventLog;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams of few types, whose engine reads a handful of events at a time. */
@Timeout(30)
class TypedStreamsTest {
    private static final int BATCH = 8;

    record Common(int n) {}

    record Rare(int n) {}

    record Other(int n) {}

    private static LogForATest test;

    /** What was read of the log: from where, and to where. */
    private final List<Range> reads = new CopyOnWriteArrayList<>();

    private PostgresEventStore store;
    private long start;

    private record Range(long after, long upto) {}

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
        PostgresEventStorageEngine.Builder engine = test.engine(watched(test.log()));
        engine.batchSize(BATCH);
        store = test.store(engine.build());
        start = position(store.createHeadToken());
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private EventLog watched(EventLog log) {
        return (EventLog) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {EventLog.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "readAll" -> reads.add(new Range((long) arguments[0], (long) arguments[1]));
                        case "readTypes" -> reads.add(new Range((long) arguments[1], (long) arguments[2]));
                        default -> {}
                    }
                    try {
                        return method.invoke(log, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private StreamableMessageSource<TrackedEventMessage<?>> of(Class<?>... types) {
        return store.ofTypes(Set.of(List.of(types).stream().map(Class::getName).toArray(String[]::new)));
    }

    private void publish(Object... events) {
        store.publish(
                List.of(events).stream().map(event -> asEventMessage(event)).toList());
    }

    private void publishCommon(int count) {
        List<EventMessage<?>> events = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            events.add(asEventMessage(new Common(n)));
        }
        store.publish(events);
    }

    /** All there are by now. */
    private static List<TrackedEventMessage<?>> read(BlockingStream<TrackedEventMessage<?>> stream)
            throws InterruptedException {
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        while (stream.hasNextAvailable()) {
            events.add(stream.nextAvailable());
        }
        return events;
    }

    private static List<Object> payloads(List<TrackedEventMessage<?>> events) {
        return events.stream().<Object>map(EventMessage::getPayload).toList();
    }

    @Test
    void aRareTypeIsFoundAmongManyOthers() throws InterruptedException {
        publishCommon(100);
        publish(new Rare(1));
        publishCommon(300);
        publish(new Rare(2), new Rare(3));
        publishCommon(2);
        try (var stream = of(Rare.class).openStream(token(start))) {
            List<TrackedEventMessage<?>> found = read(stream);

            assertThat(payloads(found)).containsExactly(new Rare(1), new Rare(2), new Rare(3));
            assertThat(found)
                    .extracting(event -> position(event.trackingToken()))
                    .containsExactly(start + 101, start + 402, start + 403);
            assertThat(store.lag()).isZero();
            assertThat(reads).as("not all that lies between").hasSizeLessThan(5);
        }
    }

    @Test
    void severalTypesComeInTheOrderOfTheLog() throws InterruptedException {
        Random random = new Random(1);
        List<Object> wanted = new ArrayList<>();
        for (int n = 0; n < 300; n++) {
            Object event = switch (random.nextInt(10)) {
                case 0 -> new Rare(n);
                case 1, 2, 3 -> new Other(n);
                default -> new Common(n);
            };
            publish(event);
            if (!(event instanceof Common)) {
                wanted.add(event);
            }
        }
        try (var stream = of(Rare.class, Other.class).openStream(token(start))) {
            assertThat(payloads(read(stream))).isEqualTo(wanted);
        }
    }

    @Test
    void whoWaitsIsWokenByAnEventOfItsTypes() throws Exception {
        try (var stream = of(Rare.class).openStream(token(start))) {
            CompletableFuture<TrackedEventMessage<?>> next = new CompletableFuture<>();
            Semaphore calls = new Semaphore(0);
            assertThat(stream.setOnAvailableCallback(calls::release)).isTrue();
            Thread.ofVirtual().start(() -> {
                try {
                    next.complete(stream.nextAvailable());
                } catch (Exception e) {
                    next.completeExceptionally(e);
                }
            });

            publish(new Common(1));
            publish(new Rare(2));

            assertThat(next.get(10, SECONDS).getPayload()).isEqualTo(new Rare(2));
            assertThat(calls.tryAcquire(2, 10, SECONDS)).isTrue();
        }
    }

    @Test
    void eachIsSeenOnceWhileManyAreAppended() throws Exception {
        int writers = 4;
        int each = 100;
        try (var stream = of(Rare.class, Other.class).openStream(token(start))) {
            List<CompletableFuture<Void>> appends = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                appends.add(CompletableFuture.runAsync(
                        () -> {
                            for (int n = 0; n < each; n++) {
                                publish(n % 10 == 0 ? new Rare(n) : n % 3 == 0 ? new Other(n) : new Common(n));
                            }
                        },
                        task -> Thread.ofVirtual().start(task)));
            }
            List<Long> seen = new ArrayList<>();
            boolean last = false;
            while (!last) {
                last = appends.stream().allMatch(CompletableFuture::isDone);
                read(stream).forEach(event -> seen.add(position(event.trackingToken())));
            }
            CompletableFuture.allOf(appends.toArray(CompletableFuture[]::new)).join();

            List<Long> expected = new ArrayList<>();
            test.log().readAll(start, test.log().head(), 1_000, event -> {
                if (!event.type().equals(Common.class.getName())) {
                    expected.add(event.position());
                }
            });
            assertThat(seen).hasSize(writers * (10 + 30)).isEqualTo(expected);
        }
    }

    @Test
    void aReaderGoesOnAfterItsTokenAlsoWithOtherTypes() throws InterruptedException {
        publish(new Rare(1), new Other(2), new Common(3), new Rare(4), new Other(5), new Rare(6));
        TrackingToken stopped;
        try (var stream = of(Rare.class).openStream(token(start))) {
            stream.nextAvailable();
            stopped = stream.nextAvailable().trackingToken();
        }
        assertThat(stopped).isEqualTo(token(start + 4));
        try (var same = of(Rare.class).openStream(stopped);
                var other = of(Other.class).openStream(stopped);
                var all = store.openStream(stopped)) {
            assertThat(payloads(read(same))).containsExactly(new Rare(6));
            assertThat(payloads(read(other))).containsExactly(new Other(5));
            assertThat(payloads(read(all))).containsExactly(new Other(5), new Rare(6));
        }
        assertThatThrownBy(() -> of(Rare.class).openStream(GapAwareTrackingToken.newInstance(3, List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoWaitsForATypeThatNeverComesReadsEachPositionOnce() throws InterruptedException {
        publishCommon(200);
        try (var stream = of(Rare.class).openStream(token(start))) {
            assertThat(stream.hasNextAvailable()).isFalse();
            assertThat(stream.hasNextAvailable()).isFalse();
            assertThat(reads).containsExactly(new Range(start, start + 200));
            assertThat(store.lag()).isZero();

            publishCommon(3);
            publishCommon(100);
            assertThat(stream.hasNextAvailable()).isFalse();
            publishCommon(2);
            assertThat(stream.hasNextAvailable()).isFalse();

            assertThat(reads)
                    .containsExactly(
                            new Range(start, start + 200),
                            new Range(start + 200, start + 303),
                            new Range(start + 303, start + 305));
        }
        reads.clear();
        try (var anew = of(Rare.class).openStream(token(start))) {
            assertThat(anew.hasNextAvailable()).isFalse();
            assertThat(reads).as("all skipped at once").containsExactly(new Range(start, start + 305));
        }
    }

    @Test
    void typesAreNamedAsTheyAreStored() throws InterruptedException {
        publish(new Other(1), new Rare(2));
        PostgresEventStorageEngine.Builder engine = test.engine();
        engine.upcasterChain(new SingleEventUpcaster() {
            @Override
            protected boolean canUpcast(IntermediateEventRepresentation event) {
                return event.getType().getName().equals(Other.class.getName());
            }

            @Override
            protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
                return event.upcastPayload(
                        new SimpleSerializedType(Rare.class.getName(), null), byte[].class, payload -> payload);
            }
        });
        try (PostgresEventStore renamed = test.store(engine.build());
                var newName = renamed.ofTypes(Set.of(Rare.class.getName())).openStream(token(start));
                var oldName = renamed.ofTypes(Set.of(Other.class.getName())).openStream(token(start))) {
            assertThat(payloads(read(newName))).containsExactly(new Rare(2));
            assertThat(payloads(read(oldName))).containsExactly(new Rare(1));
        }
    }

    @Test
    void tokensAreThoseOfTheStore() {
        var source = of(Rare.class);
        publishCommon(1);
        Instant now = Instant.now();

        assertThat(source.createHeadToken()).isEqualTo(token(start + 1));
        assertThat(source.createTailToken()).isEqualTo(store.createTailToken());
        assertThat(source.createTokenAt(now.minusSeconds(3_600))).isEqualTo(store.createTailToken());
        assertThat(source.createTokenAt(now.plusSeconds(3_600))).isEqualTo(token(start + 1));
        assertThat(source.createTokenSince(Duration.ofHours(1))).isEqualTo(store.createTailToken());
    }

    @Test
    void anotherEngineIsRefused() {
        try (PostgresEventStore other = test.store(new InMemoryEventStorageEngine())) {
            assertThatThrownBy(() -> other.ofTypes(Set.of("any")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("InMemoryEventStorageEngine");
        }
    }

    private static TrackingToken token(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    private static long position(TrackingToken token) {
        return PostgresEventStorageEngine.position(token);
    }
}
