package io.taskflow.query.replay;

import io.taskflow.query.moment.Asked;
import java.time.Instant;
import java.util.UUID;

/**
 * Tells a board's events one by one.
 *
 * @param from what happened before this is left out
 * @param upTo what happened after this moment is left out
 */
record ReplayEvents(UUID viewer, UUID board, Instant from, Asked upTo) {}
