package io.taskflow.command.board.addcolumn;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.rank.Place;
import io.taskflow.command.rank.Ranks;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.ColumnAdded;
import io.taskflow.events.board.ColumnLimited;
import io.taskflow.events.board.WipPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Put a column at the end of a board.
 *
 * @param by who wants it
 * @param wipLimit how many open tasks it shall hold at most; null for any number
 */
public record AddColumn(
        UUID by,
        UUID boardId,
        UUID columnId,
        String name,
        @Nullable Integer wipLimit,
        WipPolicy wipPolicy) {
    /** Unless the board is full. */
    Decision<BoardEvent> decide(BoardState board, Ranks ranks) {
        if (board.columns().size() >= BoardState.MOST_COLUMNS) {
            return Decision.refuse(new Refusal.TooMany("/name", "columns on a board", BoardState.MOST_COLUMNS));
        }
        List<BoardEvent> events = new ArrayList<>();
        events.add(new ColumnAdded(boardId, columnId, name, ranks.within(board.gap(Place.END, columnId))));
        if (wipLimit != null || wipPolicy != WipPolicy.WARN) {
            events.add(new ColumnLimited(boardId, columnId, wipLimit, wipPolicy));
        }
        return new Decision.Accepted<>(events);
    }
}
