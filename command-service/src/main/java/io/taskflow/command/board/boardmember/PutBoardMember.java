package io.taskflow.command.board.boardmember;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.decision.Decision;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.BoardMemberAdded;
import io.taskflow.events.board.BoardMemberRoleChanged;
import io.taskflow.events.board.BoardRole;
import java.util.UUID;

/**
 * Add someone to a board, or give them another role on it.
 *
 * @param by who wants it
 */
public record PutBoardMember(UUID by, UUID boardId, UUID userId, BoardRole role) {
    /** Unless they have the role already. */
    Decision<BoardEvent> decide(BoardState board) {
        BoardRole from = board.access().members().get(userId);
        if (from == role) {
            return Decision.unchanged();
        }
        return Decision.accept(
                from == null
                        ? new BoardMemberAdded(boardId, userId, role)
                        : new BoardMemberRoleChanged(boardId, userId, from, role));
    }
}
