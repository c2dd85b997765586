package io.taskflow.command.board.archivecolumn;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.decision.Decision;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.ColumnArchived;
import java.util.UUID;

/**
 * Put a column with its tasks into the archive.
 *
 * @param by who wants it
 */
public record ArchiveColumn(UUID by, UUID boardId, UUID columnId) {
    /** Unless it is there already. */
    Decision<BoardEvent> decide(BoardState board) {
        return board.onAnyColumn(
                columnId,
                column -> column.archived()
                        ? Decision.unchanged()
                        : Decision.accept(new ColumnArchived(boardId, columnId)));
    }
}
