package io.taskflow.support.events;

import io.taskflow.events.id.UuidV7;
import org.axonframework.common.IdentifierFactory;

/** Gives events ids in the order of time, so that the index of ids grows at its end instead of all over. Axon finds it as a service. */
public final class OrderedIdentifiers extends IdentifierFactory {
    @Override
    public String generateIdentifier() {
        return UuidV7.next().toString();
    }
}
