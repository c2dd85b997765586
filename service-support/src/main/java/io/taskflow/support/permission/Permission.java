package io.taskflow.support.permission;

import static io.taskflow.support.permission.Role.ADMIN;
import static io.taskflow.support.permission.Role.GUEST;
import static io.taskflow.support.permission.Role.MEMBER;
import static io.taskflow.support.permission.Role.OWNER;

import io.taskflow.events.workspace.MemberRole;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that takes a right, with the roles that give it. {@code docs/permissions.md} shows this table. */
public enum Permission {
    SEE_WORKSPACE("see the workspace, and the boards and people in it that one may see", OWNER, ADMIN, MEMBER, GUEST),
    SEE_BOARD("see a board, its tasks and all their past", OWNER, ADMIN, MEMBER),
    CHANGE_BOARD("change a board and the tasks on it", OWNER, ADMIN, MEMBER),
    DELETE_COMMENTS("delete comments of others", OWNER, ADMIN),
    CREATE_BOARD("create boards", OWNER, ADMIN, MEMBER),
    IMPORT("import boards, cancel and resume imports", OWNER, ADMIN, MEMBER),
    SEE_IMPORTS("see how far imports are", OWNER, ADMIN, MEMBER, GUEST),
    CHANGE_WORKSPACE("change the workspace itself", OWNER, ADMIN),
    CHANGE_MEMBERS(
            "invite people, give them other roles, remove them and match placeholders to them, owners excepted",
            OWNER,
            ADMIN),
    CHANGE_OWNERS("make owners, lower and remove them, hand the workspace over; one owner always stays", OWNER),
    DELETE_WORKSPACE("delete the workspace, and restore it within 30 days", OWNER),
    LEAVE("leave the workspace, unless as its last owner", OWNER, ADMIN, MEMBER, GUEST);

    private final String act;
    private final Set<Role> roles;

    Permission(String act, Role... roles) {
        this.act = act;
        this.roles = Set.of(roles);
    }

    /** What it allows, in words. */
    public String act() {
        return act;
    }

    public boolean allows(Role role) {
        return roles.contains(role);
    }

    public boolean allows(MemberRole role) {
        return allows(Role.of(role));
    }

    /** The roles that allow it, as a list for SQL's {@code IN}. */
    public String inSql() {
        return roles.stream().sorted().map(role -> "'" + role + "'").collect(Collectors.joining(", ", "(", ")"));
    }
}
