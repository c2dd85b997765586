package io.taskflow.command.workspace.removemember;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.Members;
import io.taskflow.command.workspace.WorkspaceState;
import io.taskflow.events.workspace.MemberRemoved;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.support.permission.Permission;
import java.util.UUID;

/**
 * Take someone out of a workspace.
 *
 * @param by who wants it: whoever leaves, or somebody else
 */
public record RemoveMember(UUID by, UUID workspaceId, UUID userId) {
    /** What it takes. */
    Permission permission() {
        return by.equals(userId) ? Permission.LEAVE : Permission.CHANGE_MEMBERS;
    }

    /** Only owners remove owners, and one stays. */
    Decision<WorkspaceEvent> decide(WorkspaceState workspace) {
        MemberRole role = workspace.role(userId);
        if (role == null) {
            return Decision.refuse(new Refusal.NotFound());
        }
        if (!by.equals(userId) && !Members.mayChange(workspace, by, role, role)) {
            return Decision.refuse(Members.onlyOwners());
        }
        return workspace.isLastOwner(userId)
                ? Decision.refuse(new Refusal.LastOwner())
                : Decision.accept(new MemberRemoved(workspaceId, userId, role));
    }
}
