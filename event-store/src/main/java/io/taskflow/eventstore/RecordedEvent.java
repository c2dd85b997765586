package io.taskflow.eventstore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as the log holds it.
 *
 * @param position gapless over the whole log from 1, in commit order
 * @param sequence gapless within its stream from 0
 * @param recordedAt when the log took it (microseconds, UTC); shared by the events of one group, strictly greater than that of the group before
 * @param occurredAt when it happened (microseconds, UTC)
 */
public record RecordedEvent(
        long position,
        String streamId,
        @Nullable String aggregateType,
        long sequence,
        @Nullable String scope,
        String type,
        @Nullable String revision,
        String eventId,
        Instant recordedAt,
        Instant occurredAt,
        byte[] payload,
        byte[] metadata) {

    /** The event as it would be given to a log to be stored at this place of its stream. */
    public NewEvent asNew() {
        return new NewEvent(
                eventId, streamId, aggregateType, scope, sequence, type, revision, payload, metadata, occurredAt);
    }
}
