package org.example.orders;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One customer's order. */
@Aggregate(snapshotTriggerDefinition = "everyFiveEvents")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public class Order {

    public record Place(@TargetAggregateIdentifier String id) {}

    public record AddItem(@TargetAggregateIdentifier String id) {}

    public record Ship(@TargetAggregateIdentifier String id) {}

    public record ConfirmDelivery(@TargetAggregateIdentifier String id) {}

    public record Placed(String id) {}

    public record ItemAdded(String id, int items) {}

    public record Shipped(String id, int items) {}

    public record Delivered(String id) {}

    @AggregateIdentifier
    private @Nullable String id;

    private int items;
    private boolean shipped;

    Order() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(Place command) {
        apply(new Placed(command.id()));
    }

    /** @return how many items it has now */
    @CommandHandler
    int handle(AddItem command) {
        if (shipped) {
            throw new IllegalStateException("a shipped order takes no more items");
        }
        apply(new ItemAdded(command.id(), items + 1));
        return items;
    }

    @CommandHandler
    void handle(Ship command) {
        apply(new Shipped(command.id(), items));
    }

    @CommandHandler
    void handle(ConfirmDelivery command) {
        apply(new Delivered(command.id()));
    }

    @EventSourcingHandler
    void on(Placed event) {
        id = event.id();
    }

    @EventSourcingHandler
    void on(ItemAdded event) {
        items = event.items();
    }

    @EventSourcingHandler
    void on(Shipped event) {
        shipped = true;
    }
}
