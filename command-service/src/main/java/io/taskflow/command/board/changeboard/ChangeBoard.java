package io.taskflow.command.board.changeboard;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.decision.Decision;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.BoardMemberAdded;
import io.taskflow.events.board.BoardRenamed;
import io.taskflow.events.board.BoardRole;
import io.taskflow.events.board.BoardVisibility;
import io.taskflow.events.board.BoardVisibilityChanged;
import io.taskflow.support.permission.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Give a board another name, or let others see it.
 *
 * @param by who wants it
 * @param name null when it stays
 * @param visibility null when it stays
 */
public record ChangeBoard(
        UUID by,
        UUID boardId,
        @Nullable String name,
        @Nullable BoardVisibility visibility) {
    /** What it takes. */
    Permission permission() {
        return visibility == null ? Permission.CHANGE_BOARD : Permission.CHANGE_BOARD_MEMBERS;
    }

    /** Unless it is so already. Who makes a board private stays on it. */
    Decision<BoardEvent> decide(BoardState board) {
        List<BoardEvent> events = new ArrayList<>();
        if (name != null && !name.equals(board.name())) {
            events.add(new BoardRenamed(boardId, name));
        }
        if (visibility != null && visibility != board.access().visibility()) {
            events.add(new BoardVisibilityChanged(boardId, visibility));
            if (visibility == BoardVisibility.PRIVATE
                    && !board.access().members().containsKey(by)) {
                events.add(new BoardMemberAdded(boardId, by, BoardRole.EDITOR));
            }
        }
        return new Decision.Accepted<>(events);
    }
}
