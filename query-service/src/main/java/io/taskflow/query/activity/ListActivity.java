package io.taskflow.query.activity;

import io.taskflow.query.moment.Asked;
import io.taskflow.query.paging.Cursors;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Lists what happened on a board, newest first.
 *
 * @param after where the page begins; empty for the first
 */
record ListActivity(UUID viewer, UUID board, Filter filter, Asked asked, Optional<Cursors.Place> after, int limit) {
    /** Which events; {@code from} and {@code to} are both included. */
    record Filter(
            Optional<UUID> task,
            Optional<UUID> actor,
            Optional<String> type,
            Optional<Instant> from,
            Optional<Instant> to) {}

    /** The text that cursors are bound to. */
    static String query(UUID board, Filter filter) {
        return "/boards/" + board + "/activity?" + filter;
    }
}
