package io.taskflow.projection.activity;

import io.taskflow.events.board.FieldAdded;
import io.taskflow.events.board.FieldDeleted;
import io.taskflow.events.board.FieldEvent;
import io.taskflow.events.board.FieldOptionsChanged;
import io.taskflow.events.board.FieldRenamed;
import io.taskflow.projection.taskboard.BoardFields;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the events of custom fields changed, under the names that the fields had. */
final class FieldTold {
    private FieldTold() {}

    static Told of(FieldEvent event, BoardFields before) {
        return switch (event) {
            case FieldAdded e -> {
                Map<String, @Nullable Object> made = field(e.fieldId(), e.name());
                made.put("type", e.type());
                yield new Told(null, Told.json(e.options().isEmpty() ? made : offering(made, e.options())));
            }
            case FieldRenamed e -> new Told(Told.json(field(e, before)), Told.json(field(e.fieldId(), e.name())));
            case FieldOptionsChanged e ->
                new Told(
                        Told.json(offering(field(e, before), options(e, before))),
                        Told.json(offering(field(e, before), e.options())));
            case FieldDeleted e -> new Told(Told.json(field(e, before)), null);
        };
    }

    private static Map<String, @Nullable Object> field(UUID id, String name) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        values.put("fieldId", id);
        values.put("field", name);
        return values;
    }

    private static Map<String, @Nullable Object> field(FieldEvent event, BoardFields before) {
        return before.all().stream()
                .filter(field -> field.id().equals(event.fieldId()))
                .findFirst()
                .map(field -> field(field.id(), field.name()))
                .orElseGet(() -> field(event.fieldId(), ""));
    }

    private static Map<String, @Nullable Object> offering(Map<String, @Nullable Object> field, List<String> options) {
        field.put("options", options);
        return field;
    }

    private static List<String> options(FieldEvent event, BoardFields before) {
        return before.all().stream()
                .filter(field -> field.id().equals(event.fieldId()))
                .flatMap(field -> field.options().stream())
                .toList();
    }
}
