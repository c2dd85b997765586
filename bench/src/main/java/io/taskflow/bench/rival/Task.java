package io.taskflow.bench.rival;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** As the framework's guide writes an aggregate. */
@Aggregate
class Task {
    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable String columnId;

    Task() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    long handle(CreateTask command) {
        apply(new TaskCreated(command.id(), command.boardId(), command.columnId(), command.title()));
        return getVersion() + 1;
    }

    @CommandHandler
    long handle(MoveTask command) {
        String from = requireNonNull(columnId);
        if (!command.columnId().equals(from)) {
            apply(new TaskMoved(requireNonNull(id), from, command.columnId()));
        }
        return getVersion() + 1;
    }

    @EventSourcingHandler
    void on(TaskCreated event) {
        id = event.id();
        columnId = event.columnId();
    }

    @EventSourcingHandler
    void on(TaskMoved event) {
        columnId = event.columnId();
    }
}
