package org.example.orders;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What a shipped order costs its customer; one an order. */
@Entity
public class Invoice {

    @Id
    private String orderId = "";

    private int items;

    protected Invoice() {}

    Invoice(String orderId, int items) {
        this.orderId = orderId;
        this.items = items;
    }

    public String orderId() {
        return orderId;
    }

    public int items() {
        return items;
    }
}
