package io.taskflow.command.board.changelabel;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.LabelRecolored;
import io.taskflow.events.board.LabelRenamed;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Give a label another name or color.
 *
 * @param by who wants it
 * @param name null when it stays
 * @param color null when it stays
 */
public record ChangeLabel(
        UUID by,
        UUID boardId,
        UUID labelId,
        @Nullable String name,
        @Nullable String color) {
    /** One event for each that would not be what it is. */
    Decision<BoardEvent> decide(BoardState board) {
        BoardState.Label label = board.label(labelId).orElse(null);
        if (label == null) {
            return Decision.refuse(new Refusal.NotFound());
        }
        List<BoardEvent> events = new ArrayList<>();
        if (name != null && !name.equals(label.name())) {
            events.add(new LabelRenamed(boardId, labelId, name));
        }
        if (color != null && !color.equals(label.color())) {
            events.add(new LabelRecolored(boardId, labelId, color));
        }
        return new Decision.Accepted<>(events);
    }
}
