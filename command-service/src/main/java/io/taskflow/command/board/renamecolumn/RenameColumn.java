package io.taskflow.command.board.renamecolumn;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.ColumnRenamed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Give a column another name.
 *
 * @param by who wants it
 * @param name null when it stays
 */
public record RenameColumn(
        UUID by, UUID boardId, UUID columnId, @Nullable String name) {
    /** Unless it has the name already. */
    Decision<BoardEvent> decide(BoardState board) {
        BoardState.Column column = board.column(columnId).orElse(null);
        if (column == null) {
            return Decision.refuse(new Refusal.NotFound());
        }
        return name == null || name.equals(column.name())
                ? Decision.unchanged()
                : Decision.accept(new ColumnRenamed(boardId, columnId, name));
    }
}
