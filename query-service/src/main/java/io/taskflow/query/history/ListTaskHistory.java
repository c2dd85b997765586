package io.taskflow.query.history;

import io.taskflow.query.moment.Asked;
import io.taskflow.query.paging.PageRequest;
import java.util.UUID;

/** Lists what happened to a task, oldest first. */
record ListTaskHistory(UUID task, Asked asked, PageRequest page) {
    /** What is listed, for cursors to be bound to. */
    static String list(UUID task) {
        return "/tasks/" + task + "/history";
    }
}
