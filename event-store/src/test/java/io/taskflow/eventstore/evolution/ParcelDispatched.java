package io.taskflow.eventstore.evolution;

import org.axonframework.serialization.Revision;

/** Once {@code org.example.parcels.ParcelSent}, with its address in one text (no revision), then in two (revision 1). */
@Revision("2")
public record ParcelDispatched(String id, Address to) {

    public record Address(String street, String city) {}
}
