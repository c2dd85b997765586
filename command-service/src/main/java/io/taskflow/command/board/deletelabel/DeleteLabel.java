package io.taskflow.command.board.deletelabel;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.LabelDeleted;
import java.util.UUID;

/**
 * Take a label off its board, and off all tasks that wear it.
 *
 * @param by who wants it
 */
public record DeleteLabel(UUID by, UUID boardId, UUID labelId) {
    /** Where it is there. */
    Decision<BoardEvent> decide(BoardState board) {
        return board.label(labelId).isPresent()
                ? Decision.accept(new LabelDeleted(boardId, labelId))
                : Decision.refuse(new Refusal.NotFound());
    }
}
