package io.taskflow.query.comment;

import io.taskflow.query.moment.Asked;
import io.taskflow.query.paging.PageRequest;
import java.util.UUID;

/** Lists the comments on a task at a moment, oldest first. */
record ListComments(UUID task, Asked asked, PageRequest page) {
    /** What is listed, for cursors to be bound to. */
    static String list(UUID task) {
        return "/tasks/" + task + "/comments";
    }
}
