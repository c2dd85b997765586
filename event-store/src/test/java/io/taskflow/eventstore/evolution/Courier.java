package io.taskflow.eventstore.evolution;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Has few events, so it needs no snapshots. */
@Aggregate(cache = "aggregateCache")
public class Courier {

    public record Drive(@TargetAggregateIdentifier String id) {}

    public record Drove(String id) {}

    @AggregateIdentifier
    private String id;

    Courier() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Drive command) {
        apply(new Drove(command.id()));
    }

    @EventSourcingHandler
    void on(Drove event) {
        id = event.id();
    }
}
