package io.taskflow.query.replay;

import io.taskflow.query.moment.Moment;
import java.util.UUID;

/** Folds a board from the log, up to a moment that is final. */
record ReplayBoard(UUID viewer, UUID board, Moment moment) {}
