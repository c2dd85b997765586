package io.taskflow.query.workspace;

import io.taskflow.query.moment.Asked;
import io.taskflow.query.paging.PageRequest;
import java.util.UUID;

/** Lists the people in a workspace at a moment, in the order they came. */
record ListMembers(UUID workspace, Asked asked, PageRequest page) {
    /** What is listed, for cursors to be bound to. */
    static String list(UUID workspace) {
        return "/workspaces/" + workspace + "/members";
    }
}
