package io.taskflow.query.replay;

import io.taskflow.query.answer.Question;
import io.taskflow.query.moment.Asked;
import java.util.UUID;

/** Folds a board from the log, up to a moment that is final. */
record ReplayBoard(Question question, UUID board, Asked asked) {}
