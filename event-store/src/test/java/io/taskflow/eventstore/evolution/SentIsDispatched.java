package io.taskflow.eventstore.evolution;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From revision 1 to 2: the event has another name, and its address is a value of its own. */
final class SentIsDispatched extends SingleEventUpcaster {

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(SentSaysStreetAndCity.SECOND);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        var dispatched = new SimpleSerializedType(ParcelDispatched.class.getName(), "2");
        return event.upcastPayload(dispatched, JsonNode.class, payload -> {
            ObjectNode sent = (ObjectNode) payload;
            JsonNode street = sent.remove("street");
            JsonNode city = sent.remove("city");
            sent.putObject("to").set("street", street).set("city", city);
            return sent;
        });
    }
}
