package io.taskflow.query.task;

import io.taskflow.query.moment.Asked;
import io.taskflow.query.paging.Cursors;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds tasks of a board at a moment, oldest first.
 *
 * @param after where the page begins; empty for the first
 */
record FindTasks(UUID viewer, UUID board, Filter filter, Asked asked, Optional<Cursors.Place> after, int limit) {
    /**
     * Which tasks.
     *
     * @param archived the archived ones instead of the open ones
     * @param dueBy due at this time or before
     * @param title part of the title, whatever its case
     */
    record Filter(boolean archived, Optional<UUID> assignee, Optional<Instant> dueBy, Optional<String> title) {}

    /** The text that cursors are bound to. */
    static String query(UUID board, Filter filter) {
        return "/boards/" + board + "/tasks?" + filter;
    }
}
