package io.taskflow.eventstore.axon;

import io.taskflow.eventstore.RecordedEvent;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** An event of the log as Axon reads it. */
record LoggedEvent(RecordedEvent event) implements TrackedEventData<byte[]>, DomainEventData<byte[]> {

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(event.position());
    }

    @Override
    public String getEventIdentifier() {
        return event.eventId();
    }

    @Override
    public Instant getTimestamp() {
        return event.occurredAt();
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new SerializedMetaData<>(event.metadata(), byte[].class);
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return new SimpleSerializedObject<>(event.payload(), byte[].class, event.type(), event.revision());
    }

    @Override
    public @Nullable String getType() {
        return event.aggregateType();
    }

    /** Null for an event outside any aggregate, which is alone in a stream of its own id. */
    @Override
    public @Nullable String getAggregateIdentifier() {
        return event.streamId().equals(event.eventId()) ? null : event.streamId();
    }

    @Override
    public long getSequenceNumber() {
        return event.sequence();
    }
}
