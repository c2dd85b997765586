package io.taskflow.support.permission;

import io.taskflow.events.workspace.MemberRole;

/** What someone is, in a workspace. */
public enum Role {
    OWNER,
    ADMIN,
    MEMBER,
    GUEST;

    public static Role of(MemberRole role) {
        return switch (role) {
            case OWNER -> OWNER;
            case ADMIN -> ADMIN;
            case MEMBER -> MEMBER;
            case GUEST -> GUEST;
        };
    }
}
