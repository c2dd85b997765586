package io.taskflow.eventstore.evolution;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;

/** Its revision changes with the shape of its state: a snapshot of another revision is not read, and the events tell it anew. */
@Revision("2")
@Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "everyThreeEvents")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public class Parcel {

    public record Dispatch(@TargetAggregateIdentifier String id, ParcelDispatched.Address to) {}

    public record Pay(@TargetAggregateIdentifier String id, long cents) {}

    /** Answers with what has been paid. */
    public record Ask(@TargetAggregateIdentifier String id) {}

    @AggregateIdentifier
    private String id;

    private String city;
    private boolean delivered;
    private long paid;

    Parcel() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(Dispatch command) {
        apply(new ParcelDispatched(command.id(), command.to()));
    }

    @CommandHandler
    void handle(Pay command) {
        apply(new ParcelPaid(command.id(), command.cents()));
    }

    @CommandHandler
    String handle(Ask command) {
        return "%s, %s, %d".formatted(city, delivered ? "delivered" : "under way", paid);
    }

    @EventSourcingHandler
    void on(ParcelDispatched event) {
        id = event.id();
        city = event.to().city();
    }

    @EventSourcingHandler
    void on(ParcelDelivered event) {
        delivered = true;
    }

    @EventSourcingHandler
    void on(ParcelPaid event) {
        paid += event.cents();
    }
}
