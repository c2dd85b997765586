package io.taskflow.command.workspace;

import io.taskflow.command.decision.Refusal;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.support.permission.Permission;
import java.util.UUID;

/** What all rules about members share. */
public final class Members {
    private Members() {}

    /** Whether someone may take a member from one role to another: what concerns owners, owners alone may. */
    public static boolean mayChange(WorkspaceState workspace, UUID by, MemberRole from, MemberRole to) {
        MemberRole own = workspace.role(by);
        boolean concernsOwners = from == MemberRole.OWNER || to == MemberRole.OWNER;
        return own != null && (concernsOwners ? Permission.CHANGE_OWNERS : Permission.CHANGE_MEMBERS).allows(own);
    }

    /** The refusal of those who may change members but no owners. */
    public static Refusal onlyOwners() {
        return new Refusal.Forbidden("Only owners may " + Permission.CHANGE_OWNERS.act());
    }
}
