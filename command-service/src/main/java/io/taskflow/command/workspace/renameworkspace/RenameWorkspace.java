package io.taskflow.command.workspace.renameworkspace;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.workspace.WorkspaceState;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.events.workspace.WorkspaceRenamed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Give a workspace another name.
 *
 * @param by who wants it
 * @param name null when it stays
 */
public record RenameWorkspace(
        UUID by, UUID workspaceId, @Nullable String name) {
    /** Unless it has the name already. */
    Decision<WorkspaceEvent> decide(WorkspaceState workspace) {
        return name == null || name.equals(workspace.name())
                ? Decision.unchanged()
                : Decision.accept(new WorkspaceRenamed(workspaceId, name));
    }
}
