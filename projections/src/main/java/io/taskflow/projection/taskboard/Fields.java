package io.taskflow.projection.taskboard;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Values of custom fields by name, kept as the JSON object that is stored: most changes of a task leave them alone. */
public record Fields(String json) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};
    private static final Fields NONE = new Fields("{}");

    static Fields of(Map<String, String> values) {
        return values.isEmpty() ? NONE : new Fields(JSON.writeValueAsString(new TreeMap<>(values)));
    }

    /** The values by name, in the order of the names; a copy. */
    public TreeMap<String, String> values() {
        return equals(NONE) ? new TreeMap<>() : JSON.readValue(json, TEXTS);
    }

    /** With these changes; null clears. */
    public Fields with(Map<String, @Nullable String> changes) {
        TreeMap<String, String> values = values();
        changes.forEach((name, value) -> {
            if (value == null) {
                values.remove(name);
            } else {
                values.put(name, value);
            }
        });
        return of(values);
    }
}
