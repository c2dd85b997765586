package io.taskflow.eventstore.axon;

import io.taskflow.eventstore.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

/**
 * The event store whose readers wake at once: a stream tells its processor of each append, of this process or another, instead of being asked twice a
 * second.
 */
public final class PostgresEventStore extends AbstractEventStore implements AutoCloseable {

    private final EventLog log;
    private final EventLog.Registration registration;
    private final Set<LogStream> streams = ConcurrentHashMap.newKeySet();
    private final ReentrantLock signal = new ReentrantLock();
    private final Condition appended = signal.newCondition();

    public PostgresEventStore(
            EventStorageEngine engine,
            EventLog log,
            MessageMonitor<? super EventMessage<?>> monitor,
            EventBusSpanFactory spans) {
        super(new Builder(engine, monitor, spans));
        this.log = log;
        registration = log.onAppend(head -> wake());
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
        return openStream(trackingToken, this::allAfter);
    }

    private TrackingEventStream openStream(@Nullable TrackingToken trackingToken, Feed feed) {
        LogStream stream = new LogStream(PostgresEventStorageEngine.position(trackingToken), feed);
        streams.add(stream);
        return stream;
    }

    private Stretch allAfter(long position, long head) {
        return new Stretch(storageEngine().readEvents(new GlobalSequenceTrackingToken(position), false), head);
    }

    /**
     * The events of some types alone, as the message source of a processor that handles few: it wakes as any other does, and what lies between them is
     * skipped by an index. Tokens are the store's, positions of the whole log, so that a processor may take other types and go on from where it stood. While no
     * event of its types comes, its token stands still; started anew from there, it skips the same stretch again, by the index.
     *
     * @param types as stored: where an upcaster renames a type, the old name too
     * @throws IllegalStateException the store's engine is not a {@link PostgresEventStorageEngine}
     */
    public StreamableMessageSource<TrackedEventMessage<?>> ofTypes(Set<String> types) {
        if (!(storageEngine() instanceof PostgresEventStorageEngine engine)) {
            throw new IllegalStateException("events are read by type from the log's own engine only, not from "
                    + storageEngine().getClass().getName());
        }
        return new OfTypes(engine, Set.copyOf(types));
    }

    /** Events that the slowest open stream has not handed out yet; 0 without streams. */
    public long lag() {
        long head = log.head();
        return streams.stream()
                .mapToLong(stream -> Math.max(0, head - stream.position))
                .max()
                .orElse(0);
    }

    /** Ends the streams, and wakes who waits at them. */
    @Override
    public void close() {
        registration.close();
        streams.forEach(LogStream::close);
    }

    private void wake() {
        signal.lock();
        try {
            appended.signalAll();
        } finally {
            signal.unlock();
        }
        streams.forEach(stream -> stream.onAvailable.run());
    }

    /** The events of some types. */
    private final class OfTypes implements StreamableMessageSource<TrackedEventMessage<?>> {

        private final PostgresEventStorageEngine engine;
        private final Set<String> types;

        private OfTypes(PostgresEventStorageEngine engine, Set<String> types) {
            this.engine = engine;
            this.types = types;
        }

        @Override
        public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
            return PostgresEventStore.this.openStream(
                    trackingToken, (position, head) -> engine.ofTypes(types, position, head));
        }

        @Override
        public TrackingToken createTailToken() {
            return PostgresEventStore.this.createTailToken();
        }

        @Override
        public TrackingToken createHeadToken() {
            return PostgresEventStore.this.createHeadToken();
        }

        @Override
        public TrackingToken createTokenAt(Instant dateTime) {
            return PostgresEventStore.this.createTokenAt(dateTime);
        }

        @Override
        public TrackingToken createTokenSince(Duration duration) {
            return PostgresEventStore.this.createTokenSince(duration);
        }
    }

    /** Where a stream gets its events. */
    private interface Feed {
        /** @param head behind the position */
        Stretch after(long position, long head);
    }

    /** @param reaches up to here, or to the last of the events, there are no others */
    record Stretch(Stream<? extends TrackedEventMessage<?>> events, long reaches) {}

    private final class LogStream implements TrackingEventStream {

        private final Feed feed;
        private final ReentrantLock reading = new ReentrantLock();
        private Iterator<? extends TrackedEventMessage<?>> batch = Collections.emptyIterator();
        private @Nullable TrackedEventMessage<?> next;
        /** All events up to it were read; others may stand between, or upcasters have dropped some, so it can be ahead of the last one handed out. */
        private volatile long position;

        private long batchReaches;
        private volatile Runnable onAvailable = () -> {};
        private volatile boolean closed;

        private LogStream(long position, Feed feed) {
            this.feed = feed;
            this.position = position;
            this.batchReaches = position;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            reading.lock();
            try {
                advance();
                return Optional.ofNullable(next);
            } finally {
                reading.unlock();
            }
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            long remaining = unit.toNanos(timeout);
            while (peek().isEmpty()) {
                if (remaining <= 0 || closed) {
                    return false;
                }
                remaining = awaitAppend(remaining);
            }
            return true;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (true) {
                reading.lock();
                try {
                    advance();
                    TrackedEventMessage<?> message = next;
                    if (message != null) {
                        next = null;
                        return message;
                    }
                } finally {
                    reading.unlock();
                }
                if (closed) {
                    throw new IllegalStateException("the stream is closed");
                }
                awaitAppend(Long.MAX_VALUE);
            }
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            onAvailable = callback;
            return true;
        }

        @Override
        public void close() {
            closed = true;
            streams.remove(this);
            wake();
        }

        /** Makes {@code next} the next event, if there is one. */
        private void advance() {
            try {
                while (next == null && !closed) {
                    if (batch.hasNext()) {
                        TrackedEventMessage<?> message = batch.next();
                        position = PostgresEventStorageEngine.position(message.trackingToken());
                        next = message;
                        continue;
                    }
                    position = Math.max(position, batchReaches);
                    long head = log.head();
                    if (head <= position) {
                        return;
                    }
                    Stretch stretch = feed.after(position, head);
                    batchReaches = stretch.reaches();
                    batch = stretch.events().iterator();
                }
            } catch (RuntimeException e) {
                // What a broken batch has not given is read again.
                batch = Collections.emptyIterator();
                batchReaches = position;
                throw e;
            }
        }

        /** @return the nanoseconds that remain */
        private long awaitAppend(long nanos) throws InterruptedException {
            signal.lock();
            try {
                return closed || log.head() > position ? nanos : appended.awaitNanos(nanos);
            } finally {
                signal.unlock();
            }
        }
    }

    private static final class Builder extends AbstractEventStore.Builder {
        private Builder(
                EventStorageEngine engine, MessageMonitor<? super EventMessage<?>> monitor, EventBusSpanFactory spans) {
            storageEngine(engine);
            messageMonitor(monitor);
            spanFactory(spans);
        }
    }
}
