package io.taskflow.command.workspace.createworkspace;

import io.taskflow.command.decision.Decision;
import io.taskflow.events.workspace.MemberAdded;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.events.workspace.WorkspaceCreated;
import io.taskflow.events.workspace.WorkspaceEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Begin a workspace.
 *
 * @param by who wants it, and will own it
 */
public record CreateWorkspace(
        UUID by,
        UUID workspaceId,
        String name,
        String timeZone,
        @Nullable String language) {
    /** The workspace and its owner. */
    Decision<WorkspaceEvent> decide() {
        return new Decision.Accepted<>(List.of(
                new WorkspaceCreated(workspaceId, name, timeZone, language),
                new MemberAdded(workspaceId, by, MemberRole.OWNER)));
    }
}
