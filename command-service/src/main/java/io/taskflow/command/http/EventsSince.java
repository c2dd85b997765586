package io.taskflow.command.http;

import io.taskflow.events.EventMetadata;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.support.events.EventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What happened to a thing since a version, for those whose version is stale. */
final class EventsSince {
    private static final int MOST = 100;

    /** Under which names an event of a dependency tells the other task, which may be on a board that is not for this client to see. */
    private static final List<String> OTHER_TASKS = List.of("blockerId", "blockedId");

    private final EventLog log;
    private final EventCodec codec;
    private final JsonMapper json;

    EventsSince(EventLog log, EventCodec codec, JsonMapper json) {
        this.log = log;
        this.codec = codec;
        this.json = json;
    }

    /**
     * One event.
     *
     * @param version of the thing from it on
     * @param actor null when the system did it
     * @param data the event's own values, without the other task of a dependency
     */
    record Line(
            long version,
            long position,
            Instant at,
            String type,
            @Nullable String actor,
            JsonNode data) {}

    /** The oldest {@value #MOST} of them; none where the version has not been reached. */
    List<Line> of(UUID stream, long version) {
        List<Line> lines = new ArrayList<>();
        log.readStream(stream.toString(), version, MOST, event -> lines.add(line(event)));
        return lines;
    }

    private static JsonNode told(ObjectNode data) {
        data.remove(OTHER_TASKS);
        return data;
    }

    private Line line(RecordedEvent event) {
        return new Line(
                event.sequence() + 1,
                event.position(),
                event.occurredAt(),
                event.type(),
                codec.decodeMetadata(event.metadata()).get(EventMetadata.ACTOR),
                told((ObjectNode) json.readTree(event.payload())));
    }
}
