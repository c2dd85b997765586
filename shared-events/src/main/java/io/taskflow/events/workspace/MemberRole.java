package io.taskflow.events.workspace;

/** What a member may do in a workspace, from most to least. */
public enum MemberRole {
    OWNER,
    ADMIN,
    MEMBER,
    GUEST
}
