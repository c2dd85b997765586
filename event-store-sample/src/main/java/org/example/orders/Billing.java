package org.example.orders;

import jakarta.persistence.EntityManager;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.springframework.stereotype.Component;

/** Issues an invoice and says so: row, event and token of the processor are one transaction. */
@Component
@ProcessingGroup("billing")
class Billing {

    public record InvoiceIssued(String orderId, int items) {}

    private final EntityManager entities;
    private final EventGateway events;

    Billing(EntityManager entities, EventGateway events) {
        this.entities = entities;
        this.events = events;
    }

    @EventHandler
    void on(Order.Shipped event) {
        entities.persist(new Invoice(event.id(), event.items()));
        events.publish(new InvoiceIssued(event.id(), event.items()));
    }
}
