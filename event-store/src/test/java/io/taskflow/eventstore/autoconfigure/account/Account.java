package io.taskflow.eventstore.autoconfigure.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.eventstore.Guard;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A small aggregate of its own, to show that the log serves any Axon application. */
@Aggregate(cache = "aggregateCache", snapshotTriggerDefinition = "everyFiveEvents")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public class Account {

    public record Open(@TargetAggregateIdentifier String id) {}

    public record Deposit(@TargetAggregateIdentifier String id, long amount) {}

    public record Withdraw(@TargetAggregateIdentifier String id, long amount) {}

    /** @param name unique over all accounts, held by a claim */
    public record Name(@TargetAggregateIdentifier String id, String name) {}

    /** Runs between decision and append. */
    public record Interfere(@TargetAggregateIdentifier String id, Runnable meanwhile) {}

    public record Opened(String id) {}

    public record Deposited(String id, long amount) {}

    public record Withdrawn(String id, long amount) {}

    public record Named(String id, String name) {}

    public record Overdrawn(long balance) {}

    @AggregateIdentifier
    private String id;

    private long balance;
    private String name = "";

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    boolean handle(Open command) {
        apply(new Opened(command.id()));
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    @CommandHandler
    void handle(Deposit command) {
        if (command.amount() > 0) {
            apply(new Deposited(id, command.amount()));
        }
    }

    @CommandHandler
    Object handle(Withdraw command) {
        if (balance < command.amount()) {
            return new Overdrawn(balance);
        }
        apply(new Withdrawn(id, command.amount()));
        return balance;
    }

    @CommandHandler
    void handle(Name command, AppendContext append) {
        if (!command.name().equals(name)) {
            append.guard(new Guard.Claim("name/" + command.name(), id));
            apply(new Named(id, command.name()));
        }
    }

    @CommandHandler
    void handle(Interfere command) {
        command.meanwhile().run();
        apply(new Deposited(id, 1));
    }

    @EventSourcingHandler
    void on(Opened event) {
        id = event.id();
    }

    @EventSourcingHandler
    void on(Deposited event) {
        balance += event.amount();
    }

    @EventSourcingHandler
    void on(Withdrawn event) {
        balance -= event.amount();
    }

    @EventSourcingHandler
    void on(Named event) {
        name = event.name();
    }
}
