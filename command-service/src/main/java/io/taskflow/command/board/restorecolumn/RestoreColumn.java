package io.taskflow.command.board.restorecolumn;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.decision.Decision;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.ColumnRestored;
import java.util.UUID;

/**
 * Bring a column back from the archive.
 *
 * @param by who wants it
 */
public record RestoreColumn(UUID by, UUID boardId, UUID columnId) {
    /** If it is there. Its tasks never left it, so its limit holds as it did before. */
    Decision<BoardEvent> decide(BoardState board) {
        return board.onAnyColumn(
                columnId,
                column -> column.archived()
                        ? Decision.accept(new ColumnRestored(boardId, columnId, column.wipLimit(), column.wipPolicy()))
                        : Decision.unchanged());
    }
}
