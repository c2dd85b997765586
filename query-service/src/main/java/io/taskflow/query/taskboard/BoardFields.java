package io.taskflow.query.taskboard;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The custom fields that a board has had until a moment, in the order they came. */
public record BoardFields(List<Field> all) {
    public static final BoardFields NONE = new BoardFields(List.of());

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Field>> FIELDS = new TypeReference<>() {};

    public BoardFields {
        all = List.copyOf(all);
    }

    /**
     * A field.
     *
     * @param key what tasks keep its values by
     * @param deleted whether it is gone from the board, its values with it
     */
    public record Field(UUID id, String key, String name, String type, List<String> options, boolean deleted) {}

    /** As a view keeps them. */
    public static BoardFields of(String json) {
        return json.equals("[]") ? NONE : new BoardFields(JSON.readValue(json, FIELDS));
    }

    /** Those that the board has. */
    public List<TaskBoardView.Field> shown() {
        return all.stream()
                .filter(field -> !field.deleted)
                .map(field -> new TaskBoardView.Field(field.id, field.name, field.type, field.options))
                .toList();
    }

    /**
     * The values of a task by the names that the fields have: none of fields that are gone. What the task has under a name
     * that no field ever had is shown as it is, but where a field has taken the name.
     */
    public Map<String, String> shown(Map<String, String> byKey) {
        if (all.isEmpty() || byKey.isEmpty()) {
            return byKey;
        }
        Map<String, String> shown = new TreeMap<>(byKey);
        all.forEach(field -> shown.remove(field.key));
        all.stream().filter(field -> !field.deleted).forEach(field -> {
            String value = byKey.get(field.key);
            if (value == null) {
                shown.remove(field.name);
            } else {
                shown.put(field.name, value);
            }
        });
        return shown;
    }

    /** Changes of a task's values by the names that the fields have, or had when they went. */
    public Map<String, @Nullable String> named(Map<String, ? extends @Nullable String> byKey) {
        Map<String, @Nullable String> named = new TreeMap<>();
        byKey.forEach((key, value) -> named.put(name(key), value));
        return named;
    }

    private String name(String key) {
        return all.stream()
                .filter(field -> field.key.equals(key))
                .map(Field::name)
                .findFirst()
                .orElse(key);
    }
}
