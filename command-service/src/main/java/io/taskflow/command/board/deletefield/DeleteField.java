package io.taskflow.command.board.deletefield;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.FieldDeleted;
import java.util.UUID;

/**
 * Take a custom field off its board, and its values off all tasks.
 *
 * @param by who wants it
 */
public record DeleteField(UUID by, UUID boardId, UUID fieldId) {
    /** Where it is there. */
    Decision<BoardEvent> decide(BoardState board) {
        return board.fields().field(fieldId).isPresent()
                ? Decision.accept(new FieldDeleted(boardId, fieldId))
                : Decision.refuse(new Refusal.NotFound());
    }
}
