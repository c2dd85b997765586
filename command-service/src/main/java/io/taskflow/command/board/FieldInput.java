package io.taskflow.command.board;

import io.taskflow.command.http.Input;
import io.taskflow.events.board.FieldType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules of what a custom field may be told. */
public final class FieldInput {
    private static final String OPTIONS = "/options";

    private FieldInput() {}

    /** The options of a new field: a choice has some, no other type has any. */
    public static List<String> options(FieldType type, @Nullable List<@Nullable String> options) {
        if (type == FieldType.CHOICE) {
            return options(Input.required(options, OPTIONS));
        }
        if (options != null && !options.isEmpty()) {
            throw Input.invalid(OPTIONS, "choice-only", "are for a field of the type CHOICE");
        }
        return List.of();
    }

    /** The options of a choice. */
    public static List<String> options(List<@Nullable String> options) {
        if (options.isEmpty()) {
            throw Input.invalid(OPTIONS, "min-items", "has at least 1 entry");
        }
        Input.atMost(options, OPTIONS, BoardFields.MOST_OPTIONS);
        Set<String> once = new LinkedHashSet<>();
        for (int i = 0; i < options.size(); i++) {
            String pointer = OPTIONS + "/" + i;
            if (!once.add(Input.name(options.get(i), pointer))) {
                throw Input.invalid(pointer, "unique", "is there before");
            }
        }
        return new ArrayList<>(once);
    }
}
