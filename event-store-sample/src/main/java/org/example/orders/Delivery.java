package org.example.orders;

import org.axonframework.eventhandling.gateway.EventGateway;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/** An order on its way: begins with its shipping and ends with its delivery, of which it tells. */
@Saga
public class Delivery {

    public record Completed(String orderId, int items) {}

    private int items;

    @StartSaga
    @SagaEventHandler(associationProperty = "id")
    void on(Order.Shipped event) {
        items = event.items();
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "id")
    void on(Order.Delivered event, EventGateway events) {
        events.publish(new Completed(event.id(), items));
    }
}
