package io.taskflow.query.activity;

import io.taskflow.query.moment.Asked;
import io.taskflow.query.paging.PageRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Lists what happened on a board, newest first. */
record ListActivity(UUID board, Filter filter, Asked asked, PageRequest page) {
    /** Which events; {@code from} and {@code to} are both included. */
    record Filter(
            Optional<UUID> task,
            Optional<UUID> actor,
            Optional<String> type,
            Optional<Instant> from,
            Optional<Instant> to) {}

    /** What is listed, for cursors to be bound to. */
    static String list(UUID board, Filter filter) {
        return "/boards/" + board + "/activity?" + filter;
    }
}
