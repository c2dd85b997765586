package io.taskflow.bench.append;

import io.taskflow.bench.raw.RawEvent;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The same events without a framework. */
final class RawRows {
    private RawRows() {}

    static RawEvent event(Streams.Place place) {
        Fact fact = Fact.of(place);
        String payload = "{\"boardId\":\"%s\",\"columnId\":\"%s\",\"rank\":\"%s\",\"title\":\"%s\"}"
                .formatted(fact.boardId(), fact.columnId(), fact.rank(), fact.title());
        String metadata = "{\"scope\":\"" + place.streamId() + "\"}";
        return new RawEvent(
                place.streamId(),
                Fact.TYPE,
                place.sequence(),
                place.streamId(),
                Fact.class.getName(),
                null,
                place.eventId(),
                OffsetDateTime.now(ZoneOffset.UTC),
                payload.getBytes(StandardCharsets.UTF_8),
                metadata.getBytes(StandardCharsets.UTF_8));
    }
}
