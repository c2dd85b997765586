package io.taskflow.command.invitation.invite;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.Members;
import io.taskflow.command.workspace.WorkspaceState;
import io.taskflow.events.workspace.MemberInvited;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.events.workspace.WorkspaceEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * Invite someone to a workspace.
 *
 * @param by who wants it
 * @param email the address, in lower case
 */
public record InviteMember(
        UUID by, UUID workspaceId, UUID invitationId, String email, MemberRole role, Instant expiresAt) {
    /** Most invitations of a workspace that nobody answered. */
    static final int MOST = 1_000;

    /**
     * Only owners invite owners.
     *
     * @param pending whether the address is invited already
     */
    Decision<WorkspaceEvent> decide(WorkspaceState workspace, boolean pending) {
        if (!Members.mayChange(workspace, by, role, role)) {
            return Decision.refuse(Members.onlyOwners());
        }
        if (pending) {
            return Decision.refuse(new Refusal.AlreadyInvited());
        }
        return workspace.invitations().size() >= MOST
                ? Decision.refuse(new Refusal.TooMany("/email", "invitations without an answer", MOST))
                : Decision.accept(new MemberInvited(workspaceId, invitationId, role, expiresAt));
    }
}
