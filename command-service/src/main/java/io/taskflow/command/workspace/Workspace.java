package io.taskflow.command.workspace;

import io.taskflow.command.aggregate.Root;
import io.taskflow.events.workspace.WorkspaceEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A workspace as Axon keeps it. */
final class Workspace extends Root<WorkspaceEvent, WorkspaceState> {
    @Override
    protected UUID id(WorkspaceEvent event) {
        return event.workspaceId();
    }

    @Override
    protected UUID scope(WorkspaceEvent event) {
        return event.workspaceId();
    }

    @Override
    protected WorkspaceState evolve(@Nullable WorkspaceState before, WorkspaceEvent event) {
        return WorkspaceState.evolve(before, event);
    }
}
