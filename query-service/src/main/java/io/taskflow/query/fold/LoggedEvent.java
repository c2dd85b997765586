package io.taskflow.query.fold;

import io.taskflow.events.EventMetadata;
import io.taskflow.events.TaskflowEvent;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.support.events.EventCodec;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of the log, read.
 *
 * @param version of its stream, this event included
 * @param actor who caused it, null when the system did
 */
public record LoggedEvent(
        long position,
        long version,
        String type,
        Instant occurredAt,
        @Nullable UUID actor,
        TaskflowEvent event) {
    public static LoggedEvent of(RecordedEvent recorded, EventCodec codec) {
        String actor = codec.decodeMetadata(recorded.metadata()).get(EventMetadata.ACTOR);
        return new LoggedEvent(
                recorded.position(),
                recorded.sequence() + 1,
                recorded.type(),
                recorded.occurredAt(),
                actor == null ? null : UUID.fromString(actor),
                codec.decode(recorded.type(), recorded.revision(), recorded.payload()));
    }
}
