package io.taskflow.projection.taskboard;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The labels of a board in the order they came, kept as the JSON array that is stored: most changes of a board leave them alone. */
public record Labels(String json) {
    public static final Labels NONE = new Labels("[]");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Label>> LABELS = new TypeReference<>() {};

    /** A label. */
    public record Label(UUID id, String name, String color) {}

    /** All of them; a copy. */
    public List<Label> all() {
        return equals(NONE) ? new ArrayList<>() : JSON.readValue(json, LABELS);
    }

    /** The name of one that is there; empty else. */
    public String name(UUID id) {
        return all().stream()
                .filter(label -> label.id().equals(id))
                .map(Label::name)
                .findFirst()
                .orElse("");
    }

    Labels with(Label one) {
        List<Label> more = all();
        more.add(one);
        return of(more);
    }

    /** @param change null where the label goes */
    Labels changed(UUID id, Function<Label, @Nullable Label> change) {
        List<Label> labels = new ArrayList<>();
        for (Label label : all()) {
            Label next = label.id().equals(id) ? change.apply(label) : label;
            if (next != null) {
                labels.add(next);
            }
        }
        return of(labels);
    }

    private static Labels of(List<Label> labels) {
        return labels.isEmpty() ? NONE : new Labels(JSON.writeValueAsString(labels));
    }
}
