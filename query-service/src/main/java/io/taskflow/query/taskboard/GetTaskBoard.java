package io.taskflow.query.taskboard;

import io.taskflow.query.answer.Question;
import io.taskflow.query.moment.Asked;
import java.util.UUID;

/** Shows a board at a moment. */
public record GetTaskBoard(Question question, UUID board, Asked asked) {
    /** The text that cursors into a column are bound to; the board's answer and the column's pages share it. */
    static String columnQuery(UUID board, UUID column) {
        return "/boards/" + board + "/columns/" + column + "/tasks";
    }
}
