package io.taskflow.command.board;

import io.taskflow.events.board.FieldAdded;
import io.taskflow.events.board.FieldDeleted;
import io.taskflow.events.board.FieldEvent;
import io.taskflow.events.board.FieldOptionsChanged;
import io.taskflow.events.board.FieldRenamed;
import io.taskflow.events.board.FieldType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The custom fields of a board.
 *
 * @param all in the order they came
 * @param keys of all fields there ever were
 * @param edition how many events made them what they are; 0 while the board never had a field
 */
public record BoardFields(List<Field> all, Set<String> keys, long edition) {
    /** Most fields a board may have. */
    public static final int MOST_FIELDS = 100;
    /** Most options a field may have. */
    public static final int MOST_OPTIONS = 100;

    public static final BoardFields NONE = new BoardFields(List.of(), Set.of(), 0);

    public BoardFields {
        all = List.copyOf(all);
        keys = Set.copyOf(keys);
    }

    /**
     * A field.
     *
     * @param key what the events of tasks call it
     */
    public record Field(UUID id, String key, String name, FieldType type, List<String> options) {}

    /** The fields after an event of one of them. */
    public BoardFields after(FieldEvent event) {
        return switch (event) {
            case FieldAdded e -> {
                List<Field> more = new ArrayList<>(all);
                more.add(new Field(e.fieldId(), e.key(), e.name(), e.type(), e.options()));
                Set<String> moreKeys = new HashSet<>(keys);
                moreKeys.add(e.key());
                yield new BoardFields(more, moreKeys, edition + 1);
            }
            case FieldRenamed e ->
                changed(e, field -> new Field(field.id, field.key, e.name(), field.type, field.options));
            case FieldOptionsChanged e ->
                changed(e, field -> new Field(field.id, field.key, field.name, field.type, e.options()));
            case FieldDeleted e ->
                new BoardFields(
                        all.stream()
                                .filter(field -> !field.id.equals(e.fieldId()))
                                .toList(),
                        keys,
                        edition + 1);
        };
    }

    private BoardFields changed(FieldEvent event, UnaryOperator<Field> change) {
        return new BoardFields(
                all.stream()
                        .map(field -> field.id.equals(event.fieldId()) ? change.apply(field) : field)
                        .toList(),
                keys,
                edition + 1);
    }

    /** The field of this id. */
    public Optional<Field> field(UUID id) {
        return all.stream().filter(field -> field.id.equals(id)).findFirst();
    }

    /** The field of exactly this name. */
    public Optional<Field> named(String name) {
        return all.stream().filter(field -> field.name.equals(name)).findFirst();
    }

    /** The field of this name, whatever its case. */
    public Optional<Field> called(String name) {
        return all.stream().filter(field -> sameName(field.name, name)).findFirst();
    }

    /** Whether another field has this name, be it in another case: no two names of a board differ in case alone. */
    public boolean taken(String name, UUID id) {
        return all.stream().anyMatch(field -> !field.id.equals(id) && sameName(field.name, name));
    }

    /** Whether two names are the same but for their case. */
    static boolean sameName(String one, String other) {
        return folded(one).equals(folded(other));
    }

    private static String folded(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** What tasks shall call a new field: its name, so that it takes over what they have under it, unless it was a key before. */
    public String newKey(String name, UUID id) {
        return keys.contains(name) ? id.toString() : name;
    }
}
