package io.taskflow.command.board.addcolumn;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.board.NewColumn;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.rank.Place;
import io.taskflow.command.rank.Ranks;
import io.taskflow.events.board.BoardEvent;
import java.util.UUID;

/**
 * Put a column at the end of a board.
 *
 * @param by who wants it
 */
public record AddColumn(UUID by, UUID boardId, NewColumn column) {
    /** Unless the board is full. */
    Decision<BoardEvent> decide(BoardState board, Ranks ranks) {
        if (board.columns().size() >= BoardState.MOST_COLUMNS) {
            return Decision.refuse(new Refusal.TooMany("/name", "columns on a board", BoardState.MOST_COLUMNS));
        }
        String rank = ranks.within(board.gap(Place.END, column.id()));
        return new Decision.Accepted<>(column.events(boardId, rank));
    }
}
