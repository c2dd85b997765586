package io.taskflow.projection.taskboard;

import io.taskflow.events.board.FieldAdded;
import io.taskflow.events.board.FieldDeleted;
import io.taskflow.events.board.FieldEvent;
import io.taskflow.events.board.FieldOptionsChanged;
import io.taskflow.events.board.FieldRenamed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The custom fields that a board ever had, in the order they came, kept as the JSON array that is stored. Tasks keep the
 * values of those that were deleted, and readers pass them over.
 */
public record BoardFields(String json) {
    public static final BoardFields NONE = new BoardFields("[]");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Field>> FIELDS = new TypeReference<>() {};

    /**
     * A field.
     *
     * @param key what the events of tasks call it
     */
    public record Field(UUID id, String key, String name, String type, List<String> options, boolean deleted) {}

    /** All of them; a copy. */
    public List<Field> all() {
        return equals(NONE) ? new ArrayList<>() : JSON.readValue(json, FIELDS);
    }

    /** Changes of a task's values, by the names that the fields have. */
    public Map<String, @Nullable String> named(Map<String, ? extends @Nullable String> byKey) {
        Map<String, @Nullable String> named = new TreeMap<>(byKey);
        all().stream().filter(field -> byKey.containsKey(field.key())).forEach(field -> named.remove(field.key()));
        all().stream()
                .filter(field -> byKey.containsKey(field.key()))
                .forEach(field -> named.put(field.name(), byKey.get(field.key())));
        return named;
    }

    BoardFields after(FieldEvent event) {
        return switch (event) {
            case FieldAdded e -> {
                List<Field> more = all();
                more.add(new Field(e.fieldId(), e.key(), e.name(), e.type().name(), e.options(), false));
                yield of(more);
            }
            case FieldRenamed e ->
                changed(e, old -> new Field(old.id, old.key, e.name(), old.type, old.options, old.deleted));
            case FieldOptionsChanged e ->
                changed(e, old -> new Field(old.id, old.key, old.name, old.type, e.options(), old.deleted));
            case FieldDeleted e -> changed(e, old -> new Field(old.id, old.key, old.name, old.type, old.options, true));
        };
    }

    private BoardFields changed(FieldEvent event, UnaryOperator<Field> change) {
        return of(all().stream()
                .map(field -> field.id.equals(event.fieldId()) ? change.apply(field) : field)
                .toList());
    }

    private static BoardFields of(List<Field> fields) {
        return new BoardFields(JSON.writeValueAsString(fields));
    }
}
