package io.taskflow.eventstore.evolution;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From no revision to revision 1: "Mill Lane 3, Leeds" is a street and a city. */
final class SentSaysStreetAndCity extends SingleEventUpcaster {

    static final SimpleSerializedType FIRST = new SimpleSerializedType("org.example.parcels.ParcelSent", null);
    static final SimpleSerializedType SECOND = new SimpleSerializedType("org.example.parcels.ParcelSent", "1");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(FIRST);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(SECOND, JsonNode.class, payload -> {
            ObjectNode sent = (ObjectNode) payload;
            String[] address = sent.remove("to").asString().split(", ", 2);
            return sent.put("street", address[0]).put("city", address[1]);
        });
    }
}
