package io.taskflow.query.task;

import io.taskflow.query.moment.Asked;
import io.taskflow.query.paging.PageRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Finds tasks of a board at a moment, oldest first. */
record FindTasks(UUID board, Filter filter, Asked asked, PageRequest page) {
    /**
     * Which tasks.
     *
     * @param archived the archived ones and those of archived columns instead of the open ones
     * @param dueBy due at this time or before
     * @param title part of the title, whatever its case
     */
    record Filter(
            boolean archived,
            Optional<UUID> assignee,
            Optional<UUID> label,
            Optional<Instant> dueBy,
            Optional<String> title) {}

    /** What is listed, for cursors to be bound to. */
    static String list(UUID board, Filter filter) {
        return "/boards/" + board + "/tasks?" + filter;
    }
}
