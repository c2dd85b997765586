package io.taskflow.command.board.movecolumn;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.rank.Gap;
import io.taskflow.command.rank.Place;
import io.taskflow.command.rank.Ranks;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.ColumnMoved;
import java.util.UUID;

/**
 * Put a column elsewhere on its board.
 *
 * @param by who wants it
 */
public record MoveColumn(UUID by, UUID boardId, UUID columnId, Place place) {
    /** Unless it stands there already; beside itself it always does. */
    Decision<BoardEvent> decide(BoardState board, Ranks ranks) {
        return board.onColumn(columnId, column -> {
            Gap gap = besideItself() ? Gap.WHOLE : board.gap(place, columnId);
            return gap.holds(column.rank())
                    ? Decision.unchanged()
                    : Decision.accept(new ColumnMoved(boardId, columnId, ranks.within(gap)));
        });
    }

    private boolean besideItself() {
        return switch (place) {
            case Place.End end -> false;
            case Place.Before(UUID neighbour) -> neighbour.equals(columnId);
            case Place.After(UUID neighbour) -> neighbour.equals(columnId);
        };
    }
}
