package io.taskflow.support.permission;

/** What someone is: in a workspace, or on a board that they were added to. */
public enum Role {
    OWNER,
    ADMIN,
    MEMBER,
    GUEST,
    EDITOR,
    COMMENTER,
    VIEWER
}
