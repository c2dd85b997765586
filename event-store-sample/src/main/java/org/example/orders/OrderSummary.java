package org.example.orders;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What a customer sees of an order. */
@Entity
public class OrderSummary {

    @Id
    private String id = "";

    private int items;
    private boolean shipped;
    /** How many events made it what it is. */
    private int applied;

    protected OrderSummary() {}

    OrderSummary(String id) {
        this.id = id;
    }

    void filled(int newItems) {
        items = newItems;
        applied++;
    }

    void shipped() {
        shipped = true;
        applied++;
    }

    public String id() {
        return id;
    }

    public int items() {
        return items;
    }

    public boolean isShipped() {
        return shipped;
    }

    public int applied() {
        return applied;
    }
}
