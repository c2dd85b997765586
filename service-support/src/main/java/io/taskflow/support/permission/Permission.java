package io.taskflow.support.permission;

import static io.taskflow.support.permission.Role.ADMIN;
import static io.taskflow.support.permission.Role.COMMENTER;
import static io.taskflow.support.permission.Role.EDITOR;
import static io.taskflow.support.permission.Role.GUEST;
import static io.taskflow.support.permission.Role.MEMBER;
import static io.taskflow.support.permission.Role.OWNER;
import static io.taskflow.support.permission.Role.VIEWER;

import io.taskflow.events.board.BoardRole;
import io.taskflow.events.workspace.MemberRole;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that takes a right, with the roles that give it. {@code docs/permissions.md} shows this table. */
public enum Permission {
    SEE_BOARD("see a board, its tasks and all their past", OWNER, ADMIN, MEMBER, EDITOR, COMMENTER, VIEWER),
    COMMENT("comment on tasks", OWNER, ADMIN, MEMBER, EDITOR, COMMENTER),
    CHANGE_BOARD("change a board and the tasks on it", OWNER, ADMIN, MEMBER, EDITOR),
    DELETE_COMMENTS("delete comments of others", OWNER, ADMIN),
    CHANGE_BOARD_MEMBERS("add people to a board and remove them, make it private or not", OWNER, ADMIN, MEMBER, EDITOR),
    USE_ALL_BOARDS("do all this on private boards without being added to them", OWNER),
    SEE_WORKSPACE("see the workspace, and the boards and people there that one may see", OWNER, ADMIN, MEMBER, GUEST),
    CREATE_BOARD("create boards", OWNER, ADMIN, MEMBER),
    IMPORT("import boards, cancel and resume imports", OWNER, ADMIN, MEMBER),
    SEE_IMPORTS("see how far imports are", OWNER, ADMIN, MEMBER),
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
        return allows(Role.valueOf(role.name()));
    }

    /** Whether a role in the workspace allows it on the boards that are the workspace's. */
    public boolean allowsOnBoard(MemberRole role) {
        return role != MemberRole.GUEST && allows(role);
    }

    /** Whether a role on a board allows it there; whom a guest sees is for others to say. */
    public boolean allowsOnBoard(MemberRole role, BoardRole boardRole) {
        return allows(Role.valueOf(boardRole.name())) && (role != MemberRole.GUEST || this != CHANGE_BOARD_MEMBERS);
    }

    /** The roles that allow it, as a list for SQL's {@code IN}. */
    public String inSql() {
        return roles.stream().sorted().map(role -> "'" + role + "'").collect(Collectors.joining(", ", "(", ")"));
    }
}
