package io.taskflow.command.board.changefield;

import io.taskflow.command.board.BoardFields;
import io.taskflow.command.board.BoardState;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.FieldOptionsChanged;
import io.taskflow.events.board.FieldRenamed;
import io.taskflow.events.board.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Give a custom field another name or other options.
 *
 * @param by who wants it
 * @param name null when it stays
 * @param options null when they stay
 */
public record ChangeField(
        UUID by,
        UUID boardId,
        UUID fieldId,
        @Nullable String name,
        @Nullable List<String> options) {
    /** One event for each that would not be what it is. */
    Decision<BoardEvent> decide(BoardState board) {
        BoardFields.Field field = board.fields().field(fieldId).orElse(null);
        if (field == null) {
            return Decision.refuse(new Refusal.NotFound());
        }
        List<BoardEvent> events = new ArrayList<>();
        if (name != null && !name.equals(field.name())) {
            if (board.fields().taken(name, fieldId)) {
                return Decision.refuse(new Refusal.NameTaken());
            }
            events.add(new FieldRenamed(boardId, fieldId, name));
        }
        if (options != null) {
            if (field.type() != FieldType.CHOICE) {
                return Decision.refuse(
                        new Refusal.Invalid("/options", "choice-only", "options are for a field of the type CHOICE"));
            }
            if (!options.equals(field.options())) {
                events.add(new FieldOptionsChanged(boardId, fieldId, options));
            }
        }
        return new Decision.Accepted<>(events);
    }
}
