package io.taskflow.command.invitation.answer;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.WorkspaceState;
import io.taskflow.events.workspace.InvitationDeclined;
import io.taskflow.events.workspace.WorkspaceEvent;
import java.util.UUID;

/**
 * Do not come to a workspace.
 *
 * @param by who was invited
 */
public record DeclineInvitation(UUID by, UUID workspaceId, UUID invitationId) {
    /** Unless one came already; too late is no hindrance. */
    Decision<WorkspaceEvent> decide(WorkspaceState workspace) {
        if (workspace.invitations().containsKey(invitationId)) {
            return Decision.accept(new InvitationDeclined(workspaceId, invitationId));
        }
        return Decision.refuse(
                workspace.accepted().contains(invitationId)
                        ? new Refusal.InvitationAccepted()
                        : new Refusal.NotFound());
    }
}
