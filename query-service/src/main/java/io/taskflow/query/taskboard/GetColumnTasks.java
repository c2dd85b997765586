package io.taskflow.query.taskboard;

import io.taskflow.query.moment.Asked;
import io.taskflow.query.paging.Cursors;
import java.util.Optional;
import java.util.UUID;

/**
 * Shows a column page by page.
 *
 * @param after where the page begins; empty for the first
 */
record GetColumnTasks(UUID viewer, UUID board, UUID column, Asked asked, Optional<Cursors.Place> after, int limit) {}
