package io.taskflow.query.workspace;

import io.taskflow.query.moment.Asked;
import io.taskflow.query.paging.PageRequest;
import java.util.UUID;

/**
 * Lists the boards of a workspace at a moment, by id.
 *
 * @param archived the archived ones instead of the others
 */
record ListBoards(UUID workspace, boolean archived, Asked asked, PageRequest page) {
    /** What is listed, for cursors to be bound to. */
    static String list(UUID workspace, boolean archived) {
        return "/workspaces/" + workspace + "/boards?archived=" + archived;
    }
}
