package io.taskflow.eventstore.evolution;

import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventMultiUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One stored event becomes two: parcels are paid for on their own now. */
final class DeliveryIsNotPayment extends EventMultiUpcaster {

    private static final SimpleSerializedType BOTH =
            new SimpleSerializedType("org.example.parcels.ParcelDeliveredAndPaid", null);

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(BOTH);
    }

    @Override
    protected Stream<IntermediateEventRepresentation> doUpcast(IntermediateEventRepresentation event) {
        return Stream.of(
                event.upcastPayload(
                        new SimpleSerializedType(ParcelDelivered.class.getName(), null),
                        JsonNode.class,
                        both -> ((ObjectNode) both.deepCopy()).without("cents")),
                event.upcastPayload(
                        new SimpleSerializedType(ParcelPaid.class.getName(), null), JsonNode.class, both -> both));
    }
}
