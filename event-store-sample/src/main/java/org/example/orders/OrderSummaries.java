package org.example.orders;

import jakarta.persistence.EntityManager;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps the summaries, by a pooled streaming processor. */
@Component
@ProcessingGroup("summaries")
class OrderSummaries {

    private final EntityManager entities;

    OrderSummaries(EntityManager entities) {
        this.entities = entities;
    }

    @EventHandler
    void on(Order.Placed event) {
        entities.persist(new OrderSummary(event.id()));
    }

    @EventHandler
    void on(Order.ItemAdded event) {
        summary(event.id()).filled(event.items());
    }

    @EventHandler
    void on(Order.Shipped event) {
        summary(event.id()).shipped();
    }

    private OrderSummary summary(String id) {
        return entities.getReference(OrderSummary.class, id);
    }
}
