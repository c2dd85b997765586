package io.taskflow.command.task;

import io.taskflow.events.EventMetadata;
import io.taskflow.events.task.TaskEvent;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** A task as Axon keeps it. Rules are none of its business. */
final class Task {
    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable TaskState state;

    TaskState state() {
        TaskState now = state;
        if (now == null) {
            throw new IllegalStateException("a task without events was asked for its state");
        }
        return now;
    }

    void apply(TaskEvent event, UUID actor) {
        AggregateLifecycle.apply(
                event,
                MetaData.from(Map.of(
                        EventMetadata.ACTOR,
                        actor.toString(),
                        EventMetadata.SCOPE,
                        event.boardId().toString())));
    }

    @EventSourcingHandler
    void on(TaskEvent event) {
        id = event.taskId().toString();
        state = TaskState.evolve(state, event);
    }
}
