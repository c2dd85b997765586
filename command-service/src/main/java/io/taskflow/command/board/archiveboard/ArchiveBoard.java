package io.taskflow.command.board.archiveboard;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.decision.Decision;
import io.taskflow.events.board.BoardArchived;
import io.taskflow.events.board.BoardEvent;
import java.util.UUID;

/**
 * Put a board into the archive.
 *
 * @param by who wants it
 */
public record ArchiveBoard(UUID by, UUID boardId) {
    /** Unless it is there already. */
    Decision<BoardEvent> decide(BoardState board) {
        return board.archived() ? Decision.unchanged() : Decision.accept(new BoardArchived(boardId));
    }
}
