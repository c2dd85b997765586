package io.taskflow.query.task;

import io.taskflow.query.moment.Asked;
import io.taskflow.query.paging.PageRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Lists the tasks that are somebody's own, over all boards they may see. */
record ListMyTasks(Filter filter, Asked asked, PageRequest page) {
    /**
     * Which tasks.
     *
     * @param archived the archived ones instead of the open ones
     * @param dueBy due at this time or before
     */
    record Filter(boolean archived, Optional<UUID> workspace, Optional<UUID> board, Optional<Instant> dueBy) {}

    /** What is listed, for cursors to be bound to. */
    static String list(Filter filter) {
        return "/me/tasks?" + filter;
    }
}
