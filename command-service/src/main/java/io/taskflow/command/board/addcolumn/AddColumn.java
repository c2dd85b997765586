package io.taskflow.command.board.addcolumn;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.rank.Place;
import io.taskflow.command.rank.Ranks;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.ColumnAdded;
import java.util.UUID;

/**
 * Put a column at the end of a board.
 *
 * @param by who wants it
 */
public record AddColumn(UUID by, UUID boardId, UUID columnId, String name) {
    /** Unless the board is full. */
    Decision<BoardEvent> decide(BoardState board, Ranks ranks) {
        return board.columns().size() >= BoardState.MOST_COLUMNS
                ? Decision.refuse(new Refusal.TooMany("/name", "columns on a board", BoardState.MOST_COLUMNS))
                : Decision.accept(
                        new ColumnAdded(boardId, columnId, name, ranks.within(board.gap(Place.END, columnId))));
    }
}
