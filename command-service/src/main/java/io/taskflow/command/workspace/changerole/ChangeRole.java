package io.taskflow.command.workspace.changerole;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.Members;
import io.taskflow.command.workspace.WorkspaceState;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.events.workspace.MemberRoleChanged;
import io.taskflow.events.workspace.WorkspaceEvent;
import java.util.UUID;

/**
 * Give a member another role.
 *
 * @param by who wants it
 */
public record ChangeRole(UUID by, UUID workspaceId, UUID userId, MemberRole role) {
    /** Only owners make owners and lower them, and one stays. */
    Decision<WorkspaceEvent> decide(WorkspaceState workspace) {
        MemberRole from = workspace.role(userId);
        if (from == null) {
            return Decision.refuse(new Refusal.NotFound());
        }
        if (from == role) {
            return Decision.unchanged();
        }
        if (!Members.mayChange(workspace, by, from, role)) {
            return Decision.refuse(Members.onlyOwners());
        }
        return workspace.isLastOwner(userId)
                ? Decision.refuse(new Refusal.LastOwner())
                : Decision.accept(new MemberRoleChanged(workspaceId, userId, from, role));
    }
}
