package io.taskflow.command.board.createboard;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.rank.Ranks;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.ColumnAdded;
import io.taskflow.events.board.ColumnLimited;
import io.taskflow.events.board.WipPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Begin a board.
 *
 * @param by who wants it
 * @param columns in their order
 */
public record CreateBoard(
        UUID by,
        UUID workspaceId,
        UUID boardId,
        String name,
        @Nullable String key,
        @Nullable String externalId,
        List<Column> columns) {
    /** A column it begins with. */
    public record Column(UUID id, String name, @Nullable Integer wipLimit, WipPolicy wipPolicy) {}

    /** The board, then its columns. */
    Decision<BoardEvent> decide(Ranks ranks) {
        List<BoardEvent> events = new ArrayList<>();
        events.add(new BoardCreated(boardId, workspaceId, name, key, externalId, null));
        for (Column column : columns) {
            events.add(new ColumnAdded(boardId, column.id(), column.name(), ranks.atEnd()));
            if (column.wipLimit() != null || column.wipPolicy() != WipPolicy.WARN) {
                events.add(new ColumnLimited(boardId, column.id(), column.wipLimit(), column.wipPolicy()));
            }
        }
        return new Decision.Accepted<>(events);
    }
}
