package io.taskflow.command.workspace;

import io.taskflow.events.workspace.MemberAdded;
import io.taskflow.events.workspace.PlaceholderAdded;
import io.taskflow.events.workspace.WorkspaceCreated;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.events.workspace.WorkspaceRenamed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What decisions about a workspace need to know of it. Its people are claims of the log, and not counted here. */
public record WorkspaceState(UUID workspaceId, String name) {
    /** The workspace after an event; {@code before} is null for the first. */
    public static WorkspaceState evolve(@Nullable WorkspaceState before, WorkspaceEvent event) {
        if (before == null && event instanceof WorkspaceCreated e) {
            return new WorkspaceState(e.workspaceId(), e.name());
        }
        if (before == null) {
            throw new IllegalStateException("workspace " + event.workspaceId() + " has events before it was created");
        }
        return switch (event) {
            case WorkspaceCreated e ->
                throw new IllegalStateException("workspace " + e.workspaceId() + " was created twice");
            case WorkspaceRenamed e -> new WorkspaceState(before.workspaceId(), e.name());
            case MemberAdded e -> before;
            case PlaceholderAdded e -> before;
        };
    }
}
