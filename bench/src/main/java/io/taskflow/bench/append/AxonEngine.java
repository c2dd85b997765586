package io.taskflow.bench.append;

import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** What Axon does with an event on its way into an engine: the same for every engine. */
record AxonEngine(EventStorageEngine engine) {
    static final Serializer SERIALIZER = Jackson3Serializer.builder().build();

    void append(Streams.Place place) {
        engine.appendEvents(List.of(new GenericDomainEventMessage<>(
                Fact.TYPE,
                place.streamId(),
                place.sequence(),
                Fact.of(place),
                MetaData.with("scope", place.streamId()),
                place.eventId(),
                Instant.now())));
    }
}
