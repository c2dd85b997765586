package io.taskflow.support.events;

import io.taskflow.events.EventType;
import io.taskflow.events.EventTypes;
import io.taskflow.events.TaskflowEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as JSON in UTF-8. A stored event is read by its stored name and revision, never by a class name; instants are
 * ISO 8601 text. One mapper of its own, so that no setting of the web's JSON ever changes what is stored.
 */
public final class EventCodec {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    /** The stored bytes of an event. */
    public byte[] encode(TaskflowEvent event) {
        return json.writeValueAsBytes(event);
    }

    /**
     * The event that was stored under this name and revision.
     *
     * @throws UnknownEventException when no class reads it
     */
    public TaskflowEvent decode(String name, @Nullable String revision, byte[] payload) {
        Class<? extends TaskflowEvent> type =
                EventTypes.classOf(name).orElseThrow(() -> new UnknownEventException("no event is called " + name));
        EventType today = EventTypes.of(type);
        if (!today.revision().equals(revision)) {
            throw new UnknownEventException(
                    "revision " + revision + " of " + name + " has no upcaster to revision " + today.revision());
        }
        return json.readValue(payload, type);
    }

    /** The stored bytes of metadata. */
    public byte[] encodeMetadata(Map<String, String> metadata) {
        return json.writeValueAsBytes(metadata);
    }

    /** Metadata as it was stored. */
    public Map<String, String> decodeMetadata(byte[] metadata) {
        return json.readValue(metadata, TEXTS);
    }

    JsonMapper json() {
        return json;
    }
}
