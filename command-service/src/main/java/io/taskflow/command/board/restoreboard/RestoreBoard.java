package io.taskflow.command.board.restoreboard;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.decision.Decision;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.BoardRestored;
import java.util.UUID;

/**
 * Bring a board back from the archive.
 *
 * @param by who wants it
 */
public record RestoreBoard(UUID by, UUID boardId) {
    /** If it is there. */
    Decision<BoardEvent> decide(BoardState board) {
        return board.archived() ? Decision.accept(new BoardRestored(boardId)) : Decision.unchanged();
    }
}
