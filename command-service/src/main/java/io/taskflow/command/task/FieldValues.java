package io.taskflow.command.task;

import io.taskflow.command.board.BoardFields;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.FieldType;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of values that a task is told by the names of its board's fields. */
public sealed interface FieldValues {
    /**
     * They can be stored.
     *
     * @param byKey null clears
     * @param people whom they name, by the name of their field
     * @param free whether the board never had a field, so that tasks have values under any names
     */
    record Filed(Map<String, @Nullable String> byKey, Map<String, UUID> people, boolean free) implements FieldValues {
        static final Filed NONE = new Filed(Map.of(), Map.of(), false);

        /** Those that are there, of a task that begins. */
        public Map<String, String> standing() {
            Map<String, String> values = new TreeMap<>();
            byKey.forEach((key, value) -> {
                if (value != null) {
                    values.put(key, value);
                }
            });
            return values;
        }
    }

    /** One breaks a rule, and all are refused. */
    record Refused(Refusal refusal) implements FieldValues {}

    /** @param byName null clears */
    static FieldValues of(BoardFields fields, Map<String, ? extends @Nullable String> byName) {
        if (fields.edition() == 0) {
            return new Filed(new TreeMap<>(byName), Map.of(), true);
        }
        Map<String, @Nullable String> byKey = new TreeMap<>();
        Map<String, UUID> people = new TreeMap<>();
        for (Map.Entry<String, ? extends @Nullable String> entry : byName.entrySet()) {
            String name = entry.getKey();
            String value = entry.getValue();
            BoardFields.Field field = fields.named(name).orElse(null);
            if (field == null) {
                if (value != null) {
                    return refused(name, "exists", "the board has no field " + name);
                }
                // What tasks had before the board had fields can be cleared; what a field calls its own is not meant.
                if (!fields.keys().contains(name)) {
                    byKey.put(name, null);
                }
                continue;
            }
            if (value != null) {
                FieldRule broken = FieldRule.broken(field, value);
                if (broken != null) {
                    return refused(name, broken.rule(), broken.message());
                }
                if (field.type() == FieldType.USER) {
                    people.put(name, UUID.fromString(value));
                }
            }
            byKey.put(field.key(), value);
        }
        return new Filed(byKey, people, false);
    }

    private static Refused refused(String name, String rule, String message) {
        return new Refused(new Refusal.Invalid(TaskInput.fieldPointer(name), rule, message));
    }

    /** The refusal of a person who is none of the workspace. */
    static Refusal stranger(String name, UUID person) {
        return new Refusal.Invalid(
                TaskInput.fieldPointer(name), "member", person + " is neither member nor placeholder of the workspace");
    }
}
