package io.taskflow.query.fold;

import io.taskflow.events.board.FieldAdded;
import io.taskflow.events.board.FieldDeleted;
import io.taskflow.events.board.FieldEvent;
import io.taskflow.events.board.FieldOptionsChanged;
import io.taskflow.events.board.FieldRenamed;
import io.taskflow.query.taskboard.BoardFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A board's custom fields as its events make them. */
final class FieldFold {
    private final Map<UUID, BoardFields.Field> fields = new LinkedHashMap<>();

    void apply(FieldEvent event) {
        switch (event) {
            case FieldAdded e ->
                fields.put(
                        e.fieldId(),
                        new BoardFields.Field(
                                e.fieldId(), e.key(), e.name(), e.type().name(), e.options(), false));
            case FieldRenamed e -> {
                BoardFields.Field old = field(e.fieldId());
                put(new BoardFields.Field(old.id(), old.key(), e.name(), old.type(), old.options(), false));
            }
            case FieldOptionsChanged e -> {
                BoardFields.Field old = field(e.fieldId());
                put(new BoardFields.Field(old.id(), old.key(), old.name(), old.type(), e.options(), false));
            }
            case FieldDeleted e -> {
                BoardFields.Field old = field(e.fieldId());
                put(new BoardFields.Field(old.id(), old.key(), old.name(), old.type(), old.options(), true));
            }
        }
    }

    private void put(BoardFields.Field field) {
        fields.put(field.id(), field);
    }

    /** The field of this id; one without a name where there never was one. */
    BoardFields.Field field(UUID id) {
        return fields.getOrDefault(id, new BoardFields.Field(id, "", "", "", List.of(), true));
    }

    BoardFields all() {
        return new BoardFields(List.copyOf(fields.values()));
    }
}
