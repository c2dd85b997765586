package io.taskflow.query.invitation;

import io.taskflow.query.moment.Asked;
import io.taskflow.query.paging.PageRequest;
import java.util.UUID;

/** Lists the invitations to a workspace that nobody answered yet, oldest first. */
record ListInvitations(UUID workspace, Asked asked, PageRequest page) {
    /** What is listed, for cursors to be bound to. */
    static String list(UUID workspace) {
        return "/workspaces/" + workspace + "/invitations";
    }
}
