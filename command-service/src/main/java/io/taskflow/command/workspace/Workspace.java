package io.taskflow.command.workspace;

import io.taskflow.events.EventMetadata;
import io.taskflow.events.workspace.WorkspaceEvent;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** A workspace as Axon keeps it. Rules are none of its business. */
final class Workspace {
    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable WorkspaceState state;

    WorkspaceState state() {
        WorkspaceState now = state;
        if (now == null) {
            throw new IllegalStateException("a workspace without events was asked for its state");
        }
        return now;
    }

    void apply(WorkspaceEvent event, UUID actor) {
        AggregateLifecycle.apply(
                event,
                MetaData.from(Map.of(
                        EventMetadata.ACTOR,
                        actor.toString(),
                        EventMetadata.SCOPE,
                        event.workspaceId().toString())));
    }

    @EventSourcingHandler
    void on(WorkspaceEvent event) {
        id = event.workspaceId().toString();
        state = WorkspaceState.evolve(state, event);
    }
}
