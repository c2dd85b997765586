package io.taskflow.command.board.addlabel;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.LabelAdded;
import java.util.UUID;

/**
 * Give a board a label.
 *
 * @param by who wants it
 */
public record AddLabel(UUID by, UUID boardId, UUID labelId, String name, String color) {
    /** Unless it has its fill of them. */
    Decision<BoardEvent> decide(BoardState board) {
        return board.labels().size() >= BoardState.MOST_LABELS
                ? Decision.refuse(new Refusal.TooMany("/name", "labels on a board", BoardState.MOST_LABELS))
                : Decision.accept(new LabelAdded(boardId, labelId, name, color));
    }
}
