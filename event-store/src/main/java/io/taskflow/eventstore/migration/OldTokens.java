package io.taskflow.eventstore.migration;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.XStreamException;
import io.taskflow.eventstore.migration.AxonSource.OldToken;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.xml.CompactDriver;
import org.axonframework.serialization.xml.XStreamSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads tokens as Axon's serializers have written them: XML by XStream, or JSON by Jackson 2 or 3 (which do not all read their own again). */
final class OldTokens {

    private final JsonMapper json = new JsonMapper();
    private final Serializer xml =
            XStreamSerializer.builder().xStream(xstream()).build();

    private static XStream xstream() {
        XStream xstream = new XStream(new CompactDriver());
        xstream.allowTypesByWildcard(new String[] {"org.axonframework.**"});
        return xstream;
    }

    /** The serializer of tokens in XML. */
    Serializer xml() {
        return xml;
    }

    /** @throws MigrationRefusedException it is written in another way, or of a kind that no engine of Axon's tables writes */
    @Nullable
    TrackingToken read(OldToken old) {
        byte[] bytes = old.token();
        String type = old.type();
        if (bytes == null || type == null) {
            return null;
        }
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        try {
            if (text.startsWith("<")) {
                if (text.contains("<context ")) {
                    // It may be of any class of the application.
                    throw replayWithContext();
                }
                return xml.deserialize(new SimpleSerializedObject<>(bytes, byte[].class, type, null));
            }
            if (text.startsWith("{")) {
                return token(type, json.readTree(text));
            }
        } catch (SerializationException | XStreamException | JacksonException e) {
            throw new MigrationRefusedException("it cannot be read: " + e.getMessage(), e);
        }
        throw new MigrationRefusedException("it is neither XML of XStream nor JSON, so it cannot be read");
    }

    private static MigrationRefusedException replayWithContext() {
        return new MigrationRefusedException(
                "it replays with a context of the application's own; let the replay end, or reset it without one");
    }

    static String named(OldToken old) {
        return "the token of segment %d of %s".formatted(old.segment(), old.processor());
    }

    private static TrackingToken token(String type, JsonNode node) {
        // Jackson writes an inner token's type whole, or from its last dot on.
        return switch (type.substring(type.lastIndexOf('.') + 1)) {
            case "GapAwareTrackingToken" ->
                GapAwareTrackingToken.newInstance(node.required("index").asLong(), gaps(node.path("gaps")));
            case "MergedTrackingToken" ->
                new MergedTrackingToken(inner(node, "lowerSegmentToken"), inner(node, "upperSegmentToken"));
            case "ReplayToken" -> {
                if (!node.path("context").isMissingNode()
                        && !node.path("context").isNull()) {
                    throw replayWithContext();
                }
                yield ReplayToken.createReplayToken(inner(node, "tokenAtReset"), inner(node, "currentToken"));
            }
            default -> throw TokenTranslation.foreign(type);
        };
    }

    private static @Nullable TrackingToken inner(JsonNode node, String name) {
        JsonNode inner = node.path(name);
        if (inner.isMissingNode() || inner.isNull()) {
            return null;
        }
        JsonNode type = inner.has("@class") ? inner.path("@class") : inner.path("@c");
        return token(type.asString(), inner);
    }

    private static List<Long> gaps(JsonNode node) {
        List<Long> gaps = new ArrayList<>();
        node.forEach(gap -> gaps.add(gap.asLong()));
        return gaps;
    }
}
