package io.taskflow.command.board.boardmember;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.BoardMemberRemoved;
import io.taskflow.events.board.BoardRole;
import io.taskflow.support.permission.Permission;
import java.util.UUID;

/**
 * Take someone off a board whom somebody added to it.
 *
 * @param by who wants it: whoever leaves, or somebody else
 */
public record RemoveBoardMember(UUID by, UUID boardId, UUID userId) {
    /** What it takes. */
    Permission permission() {
        return by.equals(userId) ? Permission.SEE_BOARD : Permission.CHANGE_BOARD_MEMBERS;
    }

    /** If they were added. */
    Decision<BoardEvent> decide(BoardState board) {
        BoardRole role = board.access().members().get(userId);
        return role == null
                ? Decision.refuse(new Refusal.NotFound())
                : Decision.accept(new BoardMemberRemoved(boardId, userId, role));
    }
}
