package io.taskflow.command.board;

import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.ColumnAdded;
import io.taskflow.events.board.ColumnLimited;
import io.taskflow.events.board.WipPolicy;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A column that a board shall have.
 *
 * @param wipLimit how many open tasks it shall hold at most; null for any number
 */
public record NewColumn(UUID id, String name, @Nullable Integer wipLimit, WipPolicy wipPolicy) {
    /** The column, then its limit, if it has one. */
    public List<BoardEvent> events(UUID boardId, String rank) {
        ColumnAdded added = new ColumnAdded(boardId, id, name, rank);
        return wipLimit == null && wipPolicy == WipPolicy.WARN
                ? List.of(added)
                : List.of(added, new ColumnLimited(boardId, id, wipLimit, wipPolicy));
    }
}
