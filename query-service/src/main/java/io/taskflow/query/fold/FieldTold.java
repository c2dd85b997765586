package io.taskflow.query.fold;

import io.taskflow.events.board.FieldAdded;
import io.taskflow.events.board.FieldDeleted;
import io.taskflow.events.board.FieldEvent;
import io.taskflow.events.board.FieldOptionsChanged;
import io.taskflow.events.board.FieldRenamed;
import io.taskflow.query.taskboard.BoardFields;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the events of custom fields changed, under the names that the fields had. */
final class FieldTold {
    private FieldTold() {}

    /** @param before the field before the event */
    static Told of(FieldEvent event, BoardFields.Field before) {
        Map<String, @Nullable Object> old = field(before.id(), before.name());
        return switch (event) {
            case FieldAdded e -> {
                Map<String, @Nullable Object> made = field(e.fieldId(), e.name());
                made.put("type", e.type());
                yield new Told(Map.of(), e.options().isEmpty() ? made : offering(made, e.options()));
            }
            case FieldRenamed e -> new Told(old, field(e.fieldId(), e.name()));
            case FieldOptionsChanged e -> new Told(offering(old, before.options()), offering(old, e.options()));
            case FieldDeleted e -> new Told(old, Map.of());
        };
    }

    private static Map<String, @Nullable Object> field(UUID id, String name) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        values.put("fieldId", id);
        values.put("field", name);
        return values;
    }

    private static Map<String, @Nullable Object> offering(Map<String, @Nullable Object> field, List<String> options) {
        Map<String, @Nullable Object> values = new TreeMap<>(field);
        values.put("options", options);
        return values;
    }
}
