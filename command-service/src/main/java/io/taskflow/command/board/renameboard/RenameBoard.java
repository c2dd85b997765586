package io.taskflow.command.board.renameboard;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.decision.Decision;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.BoardRenamed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Give a board another name.
 *
 * @param by who wants it
 * @param name null when it stays
 */
public record RenameBoard(UUID by, UUID boardId, @Nullable String name) {
    /** Unless it has the name already. */
    Decision<BoardEvent> decide(BoardState board) {
        return name == null || name.equals(board.name())
                ? Decision.unchanged()
                : Decision.accept(new BoardRenamed(boardId, name));
    }
}
