package io.taskflow.command.aggregate;

import io.taskflow.events.EventMetadata;
import io.taskflow.events.TaskflowEvent;
import io.taskflow.eventstore.axon.AggregateCache;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate as Axon keeps it. Rules are none of its business.
 *
 * @param <E> its events; no others are in its stream
 * @param <S> what its events have made of it
 */
public abstract class Root<E extends TaskflowEvent, S> {
    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable S state;

    /** The aggregate that an event is of. */
    protected abstract UUID id(E event);

    /** What an event is read with: events of one scope make one history. */
    protected abstract UUID scope(E event);

    /** The state after an event; {@code before} is null for the first. */
    protected abstract S evolve(@Nullable S before, E event);

    /** All aggregates of a type, so many of them cached. */
    public static <A extends Root<?, ?>> Repository<A> repository(
            Class<A> type, EventStore events, AggregateLocks locks, int cached) {
        return EventSourcingRepository.builder(type)
                .eventStore(events)
                .lockFactory(locks.factory())
                .cache(new AggregateCache(cached))
                // An id of something else is no id of an aggregate of this type.
                .filterByAggregateType()
                .build();
    }

    public final S state() {
        S now = state;
        if (now == null) {
            throw new IllegalStateException(
                    "a " + getClass().getSimpleName() + " without events was asked for its state");
        }
        return now;
    }

    /** Adds an event that somebody caused. */
    public final void apply(E event, UUID actor) {
        AggregateLifecycle.apply(
                event,
                MetaData.from(Map.of(
                        EventMetadata.ACTOR,
                        actor.toString(),
                        EventMetadata.SCOPE,
                        scope(event).toString())));
    }

    @EventSourcingHandler
    void on(E event) {
        id = id(event).toString();
        state = evolve(state, event);
    }
}
