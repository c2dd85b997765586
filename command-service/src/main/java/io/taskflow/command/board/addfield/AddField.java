package io.taskflow.command.board.addfield;

import io.taskflow.command.board.BoardFields;
import io.taskflow.command.board.BoardState;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.FieldAdded;
import io.taskflow.events.board.FieldType;
import java.util.List;
import java.util.UUID;

/**
 * Give a board a custom field.
 *
 * @param by who wants it
 * @param options empty unless it is a choice
 */
public record AddField(UUID by, UUID boardId, UUID fieldId, String name, FieldType type, List<String> options) {
    /** Unless another has the id or the name, or there are enough. */
    Decision<BoardEvent> decide(BoardState board) {
        BoardFields fields = board.fields();
        // Those that came before ids could be chosen claimed none.
        if (fields.field(fieldId).isPresent()) {
            return Decision.refuse(new Refusal.IdTaken());
        }
        if (fields.all().size() >= BoardFields.MOST_FIELDS) {
            return Decision.refuse(new Refusal.TooMany("/name", "fields on a board", BoardFields.MOST_FIELDS));
        }
        return fields.taken(name, fieldId)
                ? Decision.refuse(new Refusal.NameTaken())
                : Decision.accept(new FieldAdded(boardId, fieldId, fields.newKey(name, fieldId), name, type, options));
    }
}
