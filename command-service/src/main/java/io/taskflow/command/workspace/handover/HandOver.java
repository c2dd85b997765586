package io.taskflow.command.workspace.handover;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.workspace.WorkspaceState;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.events.workspace.MemberRoleChanged;
import io.taskflow.events.workspace.WorkspaceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Let another member own a workspace in one's place.
 *
 * @param by the owner, an admin from then on
 */
public record HandOver(UUID by, UUID workspaceId, UUID userId) {
    /** To a member; to oneself, nothing has to change. */
    Decision<WorkspaceEvent> decide(WorkspaceState workspace) {
        MemberRole from = workspace.role(userId);
        if (from == null) {
            return Decision.refuse(new Refusal.UnknownMember("/userId", userId));
        }
        if (by.equals(userId)) {
            return Decision.unchanged();
        }
        List<WorkspaceEvent> events = new ArrayList<>();
        if (from != MemberRole.OWNER) {
            events.add(new MemberRoleChanged(workspaceId, userId, from, MemberRole.OWNER));
        }
        events.add(new MemberRoleChanged(workspaceId, by, MemberRole.OWNER, MemberRole.ADMIN));
        return new Decision.Accepted<>(events);
    }
}
