package io.taskflow.eventstore.contract;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;

/** An aggregate whose state tells of every event and its place. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public class Tally {

    record Begin(@TargetAggregateIdentifier String id) {}

    record Add(@TargetAggregateIdentifier String id, long amount) {}

    record Take(@TargetAggregateIdentifier String id, long amount) {}

    record Show(@TargetAggregateIdentifier String id) {}

    record Begun(String id) {}

    /** Revision 1 counted in hundredths, as {@code cents}. */
    @Revision("2")
    record Added(long amount) {}

    /** A refusal. */
    record TooLittle(long sum) {}

    /** @param trace of all amounts in their order */
    record State(long events, long sum, long trace) {
        State and(long amount) {
            return new State(events + 1, sum + amount, 31 * trace + amount);
        }
    }

    @AggregateIdentifier
    private String id;

    private State state = new State(0, 0, 0);

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(Begin command) {
        apply(new Begun(command.id()));
    }

    @CommandHandler
    void handle(Add command) {
        if (command.amount() != 0) {
            apply(new Added(command.amount()));
        }
    }

    @CommandHandler
    Object handle(Take command) {
        if (state.sum() < command.amount()) {
            return new TooLittle(state.sum());
        }
        apply(new Added(-command.amount()));
        return state.sum();
    }

    @CommandHandler
    State handle(Show command) {
        return state;
    }

    @EventSourcingHandler
    void on(Begun event) {
        id = event.id();
    }

    @EventSourcingHandler
    void on(Added event) {
        state = state.and(event.amount());
    }
}
