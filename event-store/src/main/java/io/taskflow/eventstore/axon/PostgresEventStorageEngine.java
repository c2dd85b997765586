package io.taskflow.eventstore.axon;

import io.taskflow.eventstore.AppendContext;
import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.ExpectedVersion;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The log behind Axon. An append takes the wishes of the unit of work's {@link AppendContext} with it and leaves its result there. An aggregate's
 * sequence numbers are its expected versions: what loses a race is a {@code ConcurrencyException} (an {@code AggregateStreamCreationException} where
 * the stream was to begin), every other refusal an {@link AppendRefusedException}. Tokens are plain positions, since positions have no gaps.
 */
public final class PostgresEventStorageEngine extends BatchingEventStorageEngine {

    private final Appender appender;
    private final EventLog log;
    private final Snapshots snapshots;
    private final RecentEvents recent;
    private final String scopeKey;
    private final boolean stampOccurredAt;
    private final boolean streamsBeginAnywhere;

    private PostgresEventStorageEngine(Builder builder) {
        super(builder);
        appender = builder.appender;
        log = builder.log;
        snapshots = new Snapshots(builder.database);
        recent = new RecentEvents(log);
        scopeKey = builder.scopeKey;
        stampOccurredAt = builder.stampOccurredAt;
        streamsBeginAnywhere = builder.streamsBeginAnywhere;
    }

    /** @param database holds the log's tables; snapshots are read and written through it */
    public static Builder builder(Appender appender, EventLog log, DataSource database) {
        return new Builder(appender, log, database);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        UnitOfWork<?> root =
                CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root() : null;
        AppendContext context = root == null ? null : AppendInterceptor.contextOf(root);
        AppendRequest request = AppendRequest.of(
                events.stream().map(event -> newEvent(event, serializer)).toList());
        if (root != null) {
            request = AppendInterceptor.withExpected(
                    withWishes(request, context), DecisionBasis.of(root).cachedExcept(streams(request)));
        }
        AppendResult result = append(request, events, context);
        if (result.replayed()) {
            throw new ReplayedException(result);
        }
        if (context != null) {
            context.complete(result);
        }
    }

    private AppendResult append(
            AppendRequest request, List<? extends EventMessage<?>> events, @Nullable AppendContext context) {
        try {
            return appender.append(request);
        } catch (AppendRefusedException refused) {
            if (streamsBeginAnywhere
                    && refused.refusal() instanceof AppendRefusal.VersionConflict conflict
                    && conflict.actual() == 0) {
                ExpectedVersion none = new ExpectedVersion(conflict.streamId(), 0);
                if (!request.expected().contains(none)) {
                    return append(AppendInterceptor.withExpected(request, List.of(none)), events, context);
                }
            }
            if (AppendInterceptor.namedByClient(refused.refusal(), context)) {
                throw refused;
            }
            EventMessage<?> failed = refusedEvent(refused.refusal(), events);
            if (failed != null) {
                handlePersistenceException(refused, failed);
            }
            throw AppendInterceptor.translated(refused);
        }
    }

    /** Subscribers may publish in turn; the wishes go with what the command itself appends, and go once. */
    private static AppendRequest withWishes(AppendRequest request, @Nullable AppendContext context) {
        return context == null || context.result().isPresent()
                ? request
                : request.with(
                        context.expected(), context.guards(), context.receipt().orElse(null));
    }

    private static Set<String> streams(AppendRequest request) {
        return request.events().stream().map(NewEvent::streamId).collect(Collectors.toSet());
    }

    private NewEvent newEvent(EventMessage<?> event, Serializer serializer) {
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metadata = event.serializeMetaData(serializer, byte[].class);
        DomainEventMessage<?> ofAggregate = event instanceof DomainEventMessage<?> domain ? domain : null;
        return new NewEvent(
                event.getIdentifier(),
                ofAggregate == null ? event.getIdentifier() : ofAggregate.getAggregateIdentifier(),
                ofAggregate == null ? null : ofAggregate.getType(),
                Objects.toString(event.getMetaData().get(scopeKey), null),
                ofAggregate == null ? 0 : ofAggregate.getSequenceNumber(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                metadata.getData(),
                stampOccurredAt ? null : event.getTimestamp());
    }

    /** The event that was refused by its place or its id; null where the refusal is about something else. */
    private static @Nullable EventMessage<?> refusedEvent(
            AppendRefusal refusal, List<? extends EventMessage<?>> events) {
        Predicate<EventMessage<?>> refused = switch (refusal) {
            case AppendRefusal.VersionConflict conflict ->
                event -> event instanceof DomainEventMessage<?> domain
                        && domain.getAggregateIdentifier().equals(conflict.streamId());
            case AppendRefusal.DuplicateEvent duplicate ->
                event -> event.getIdentifier().equals(duplicate.eventId());
            case AppendRefusal.Missing missing -> event -> false;
            case AppendRefusal.Taken taken -> event -> false;
            case AppendRefusal.LimitExceeded exceeded -> event -> false;
            case AppendRefusal.ReceiptMismatch mismatch -> event -> false;
        };
        return events.stream().filter(refused).findFirst().orElse(null);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        snapshots.store(snapshot, serializer);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return snapshots.newest(aggregateIdentifier).stream();
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return recent.after(position(lastToken), batchSize).stream()
                .map(LoggedEvent::new)
                .toList();
    }

    /**
     * The next events of some types, as stored.
     *
     * @param after before the head
     */
    PostgresEventStore.Stretch ofTypes(Set<String> types, long after, long upto) {
        List<RecordedEvent> events;
        long reaches;
        if (upto - after <= batchSize()) {
            // Where the other readers are.
            List<RecordedEvent> newest = recent.after(after, batchSize());
            events = newest.stream()
                    .filter(event -> types.contains(event.type()))
                    .toList();
            reaches = newest.getLast().position();
        } else {
            events = new ArrayList<>();
            log.readTypes(types, after, upto, batchSize(), events::add);
            reaches = events.size() < batchSize() ? upto : events.getLast().position();
        }
        return new PostgresEventStore.Stretch(
                EventUtils.upcastAndDeserializeTrackedEvents(
                        events.stream().map(LoggedEvent::new), getEventSerializer(), upcasterChain),
                reaches);
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        List<RecordedEvent> events = new ArrayList<>();
        log.readStream(aggregateIdentifier, firstSequenceNumber, batchSize, events::add);
        return events.stream().map(LoggedEvent::new).toList();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        long version = log.version(aggregateIdentifier);
        return version == 0 ? Optional.empty() : Optional.of(version - 1);
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.refreshHead());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return new GlobalSequenceTrackingToken(log.positionBefore(dateTime));
    }

    /** The position a stream goes on after; 0 for its beginning. */
    static long position(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> 0;
            case GlobalSequenceTrackingToken position -> position.getGlobalIndex();
            case TrackingToken foreign ->
                throw new IllegalArgumentException("this log's tokens are plain positions, unlike " + foreign);
        };
    }

    /** Settings beside Axon's own. */
    public static final class Builder extends BatchingEventStorageEngine.Builder {

        private final Appender appender;
        private final EventLog log;
        private final DataSource database;
        private String scopeKey = "scope";
        private boolean stampOccurredAt;
        private boolean streamsBeginAnywhere;

        private Builder(Appender appender, EventLog log, DataSource database) {
            this.appender = appender;
            this.log = log;
            this.database = database;
            persistenceExceptionResolver(exception -> exception instanceof AppendRefusedException);
        }

        /** Key of the metadata whose value is an event's scope; "scope" by default. */
        public Builder scopeKey(String key) {
            scopeKey = key;
            return this;
        }

        /** Whether the log gives live events their time ({@code occurredAt = recordedAt}); by default a message's own is kept. */
        public Builder stampOccurredAt(boolean stamp) {
            stampOccurredAt = stamp;
            return this;
        }

        /**
         * Whether a stream's first event may have any sequence number, as Axon's contract has it, where a stream's beginning is archived elsewhere, say.
         * By default streams begin at 0: an aggregate that the log does not know is not appended to.
         */
        public Builder streamsBeginAnywhere(boolean anywhere) {
            streamsBeginAnywhere = anywhere;
            return this;
        }

        public PostgresEventStorageEngine build() {
            return new PostgresEventStorageEngine(this);
        }
    }
}
