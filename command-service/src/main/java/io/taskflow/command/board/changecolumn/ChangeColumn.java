package io.taskflow.command.board.changecolumn;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.decision.Decision;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.ColumnLimited;
import io.taskflow.events.board.ColumnRenamed;
import io.taskflow.events.board.WipPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Give a column another name or limit.
 *
 * @param by who wants it
 * @param name null when it stays
 * @param wipLimit null when it stays; empty for any number of tasks
 * @param wipPolicy null when it stays
 */
public record ChangeColumn(
        UUID by,
        UUID boardId,
        UUID columnId,
        @Nullable String name,
        @Nullable Optional<Integer> wipLimit,
        @Nullable WipPolicy wipPolicy) {
    /** One event for its name and one for its limit, if they would not be what they are. */
    Decision<BoardEvent> decide(BoardState board) {
        return board.onColumn(columnId, this::decide);
    }

    private Decision<BoardEvent> decide(BoardState.Column column) {
        List<BoardEvent> events = new ArrayList<>();
        if (name != null && !name.equals(column.name())) {
            events.add(new ColumnRenamed(boardId, columnId, name));
        }
        Integer limit = wipLimit == null ? column.wipLimit() : wipLimit.orElse(null);
        WipPolicy policy = wipPolicy == null ? column.wipPolicy() : wipPolicy;
        if (!Objects.equals(limit, column.wipLimit()) || policy != column.wipPolicy()) {
            events.add(new ColumnLimited(boardId, columnId, limit, policy));
        }
        return new Decision.Accepted<>(events);
    }
}
