package io.taskflow.query.workspace;

import io.taskflow.query.moment.Asked;
import io.taskflow.query.paging.PageRequest;

/** Lists the workspaces someone is in today, as they were at a moment, oldest first. */
record ListWorkspaces(Asked asked, PageRequest page) {
    /** What is listed, for cursors to be bound to. */
    static final String LIST = "/workspaces";
}
