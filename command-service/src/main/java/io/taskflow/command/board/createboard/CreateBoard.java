package io.taskflow.command.board.createboard;

import io.taskflow.command.board.BoardFields;
import io.taskflow.command.board.BoardState;
import io.taskflow.command.board.NewColumn;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.rank.Ranks;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.BoardMemberAdded;
import io.taskflow.events.board.BoardRole;
import io.taskflow.events.board.BoardVisibility;
import io.taskflow.events.board.BoardVisibilityChanged;
import io.taskflow.events.board.FieldAdded;
import io.taskflow.events.board.LabelAdded;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Begin a board.
 *
 * @param by who wants it
 * @param columns in their order; null for those of the template
 * @param template the board whose columns, labels and custom fields it begins with; null for none
 */
public record CreateBoard(
        UUID by,
        UUID workspaceId,
        UUID boardId,
        String name,
        @Nullable String key,
        @Nullable String externalId,
        BoardVisibility visibility,
        @Nullable List<NewColumn> columns,
        @Nullable UUID template) {
    /**
     * The board, then its columns, labels and fields. Who makes a private one is on it.
     *
     * @param model the template as it stands; null for none
     * @param ids of what is made after it
     */
    Decision<BoardEvent> decide(@Nullable BoardState model, Ranks ranks, Supplier<UUID> ids) {
        List<BoardEvent> events = new ArrayList<>();
        events.add(new BoardCreated(boardId, workspaceId, name, key, externalId, null));
        if (visibility == BoardVisibility.PRIVATE) {
            events.add(new BoardVisibilityChanged(boardId, visibility));
            events.add(new BoardMemberAdded(boardId, by, BoardRole.EDITOR));
        }
        for (NewColumn column : columns(model, ids)) {
            events.addAll(column.events(boardId, ranks.atEnd()));
        }
        if (model != null) {
            // Their ids tell the order they came in.
            new TreeMap<>(model.labels())
                    .values()
                    .forEach(label -> events.add(new LabelAdded(boardId, ids.get(), label.name(), label.color())));
            for (BoardFields.Field field : model.fields().all()) {
                events.add(
                        new FieldAdded(boardId, ids.get(), field.name(), field.name(), field.type(), field.options()));
            }
        }
        return new Decision.Accepted<>(events);
    }

    private List<NewColumn> columns(@Nullable BoardState model, Supplier<UUID> ids) {
        if (columns != null) {
            return columns;
        }
        return model == null
                ? List.of()
                : model.columns().stream()
                        .filter(column -> !column.archived())
                        .map(column -> new NewColumn(ids.get(), column.name(), column.wipLimit(), column.wipPolicy()))
                        .toList();
    }
}
