package io.taskflow.command.workspace.deleteworkspace;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.workspace.WorkspaceState;
import io.taskflow.events.workspace.WorkspaceDeleted;
import io.taskflow.events.workspace.WorkspaceEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Hide a workspace and all that is in it.
 *
 * @param by who wants it
 */
public record DeleteWorkspace(UUID by, UUID workspaceId, Instant now) {
    private static final Duration RESTORABLE = Duration.ofDays(30);

    /** An owner can bring it back for 30 days. */
    Decision<WorkspaceEvent> decide(WorkspaceState workspace) {
        return workspace.deleted()
                ? Decision.unchanged()
                : Decision.accept(
                        new WorkspaceDeleted(workspaceId, now.plus(RESTORABLE).truncatedTo(ChronoUnit.MICROS)));
    }
}
