package io.taskflow.command.invitation.resend;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.Members;
import io.taskflow.command.workspace.WorkspaceState;
import io.taskflow.events.workspace.InvitationRenewed;
import io.taskflow.events.workspace.WorkspaceEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * Send an invitation again, for another 7 days.
 *
 * @param by who wants it
 */
public record ResendInvitation(UUID by, UUID workspaceId, UUID invitationId, Instant expiresAt) {
    /** Unless it was answered. */
    Decision<WorkspaceEvent> decide(WorkspaceState workspace) {
        WorkspaceState.Invitation invitation = workspace.invitations().get(invitationId);
        if (invitation == null) {
            return Decision.refuse(
                    workspace.accepted().contains(invitationId)
                            ? new Refusal.InvitationAccepted()
                            : new Refusal.NotFound());
        }
        return Members.mayChange(workspace, by, invitation.role(), invitation.role())
                ? Decision.accept(new InvitationRenewed(workspaceId, invitationId, expiresAt))
                : Decision.refuse(Members.onlyOwners());
    }
}
