package io.taskflow.command.board.deletecolumn;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.decision.Decision;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.ColumnDeleted;
import java.util.UUID;

/**
 * Take a column without tasks off its board.
 *
 * @param by who wants it
 */
public record DeleteColumn(UUID by, UUID boardId, UUID columnId) {
    /** Whether it is empty, the log's counter knows. */
    Decision<BoardEvent> decide(BoardState board) {
        return board.onColumn(columnId, column -> Decision.accept(new ColumnDeleted(boardId, columnId)));
    }
}
