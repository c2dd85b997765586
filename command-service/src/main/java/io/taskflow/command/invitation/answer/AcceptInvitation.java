package io.taskflow.command.invitation.answer;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.WorkspaceState;
import io.taskflow.events.workspace.InvitationAccepted;
import io.taskflow.events.workspace.MemberAdded;
import io.taskflow.events.workspace.WorkspaceEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Come to a workspace.
 *
 * @param by who was invited
 */
public record AcceptInvitation(UUID by, UUID workspaceId, UUID invitationId, Instant now) {
    /** Once, and in time. Who is in it already keeps their role. */
    Decision<WorkspaceEvent> decide(WorkspaceState workspace) {
        WorkspaceState.Invitation invitation = workspace.invitations().get(invitationId);
        if (invitation == null || workspace.deleted()) {
            return Decision.refuse(
                    workspace.accepted().contains(invitationId)
                            ? new Refusal.InvitationAccepted()
                            : new Refusal.NotFound());
        }
        if (!now.isBefore(invitation.expiresAt())) {
            return Decision.refuse(new Refusal.InvitationExpired());
        }
        List<WorkspaceEvent> events = new ArrayList<>();
        events.add(new InvitationAccepted(workspaceId, invitationId, by));
        if (workspace.role(by) == null) {
            events.add(new MemberAdded(workspaceId, by, invitation.role()));
        }
        return new Decision.Accepted<>(events);
    }
}
