package io.taskflow.command.board.createboard;

import io.taskflow.command.board.NewColumn;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.rank.Ranks;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.BoardEvent;
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
        List<NewColumn> columns) {
    /** The board, then its columns. */
    Decision<BoardEvent> decide(Ranks ranks) {
        List<BoardEvent> events = new ArrayList<>();
        events.add(new BoardCreated(boardId, workspaceId, name, key, externalId, null));
        for (NewColumn column : columns) {
            events.addAll(column.events(boardId, ranks.atEnd()));
        }
        return new Decision.Accepted<>(events);
    }
}
