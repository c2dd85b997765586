package io.taskflow.command.invitation.revoke;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.WorkspaceState;
import io.taskflow.events.workspace.InvitationRevoked;
import io.taskflow.events.workspace.WorkspaceEvent;
import java.util.UUID;

/**
 * Take an invitation back.
 *
 * @param by who wants it
 */
public record RevokeInvitation(UUID by, UUID workspaceId, UUID invitationId) {
    /** Unless it was answered. */
    Decision<WorkspaceEvent> decide(WorkspaceState workspace) {
        if (workspace.invitations().containsKey(invitationId)) {
            return Decision.accept(new InvitationRevoked(workspaceId, invitationId));
        }
        return Decision.refuse(
                workspace.accepted().contains(invitationId)
                        ? new Refusal.InvitationAccepted()
                        : new Refusal.NotFound());
    }
}
