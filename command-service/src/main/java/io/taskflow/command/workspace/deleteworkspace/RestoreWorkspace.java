package io.taskflow.command.workspace.deleteworkspace;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.WorkspaceState;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.events.workspace.WorkspaceRestored;
import io.taskflow.support.permission.Permission;
import java.time.Instant;
import java.util.UUID;

/**
 * Bring a deleted workspace back.
 *
 * @param by who wants it
 */
public record RestoreWorkspace(UUID by, UUID workspaceId, Instant now) {
    /** An owner may, in time; to everybody else, what is deleted is not there. */
    Decision<WorkspaceEvent> decide(WorkspaceState workspace) {
        MemberRole role = workspace.role(by);
        Instant until = workspace.restorableUntil();
        if (role == null) {
            return Decision.refuse(new Refusal.NotFound());
        }
        boolean may = Permission.DELETE_WORKSPACE.allows(role);
        if (until != null) {
            return may && now.isBefore(until)
                    ? Decision.accept(new WorkspaceRestored(workspaceId))
                    : Decision.refuse(new Refusal.NotFound());
        }
        return may
                ? Decision.unchanged()
                : Decision.refuse(new Refusal.Forbidden(
                        "Your role is " + role + ", which does not allow to " + Permission.DELETE_WORKSPACE.act()));
    }
}
