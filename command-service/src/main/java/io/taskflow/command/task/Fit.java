package io.taskflow.command.task;

import io.taskflow.command.board.BoardFields;
import io.taskflow.command.board.BoardState;
import io.taskflow.events.board.FieldType;
import io.taskflow.events.task.Recurrence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What of a task another board takes: labels and fields of the same name, whatever its case, and people who see it.
 *
 * @param labels kept are those of the other board, lost those of the task's own
 * @param recurrence null when it does not come again
 */
record Fit(
        Some<UUID> assignees,
        Some<UUID> labels,
        Fields fields,
        @Nullable Recurrence recurrence) {
    /** What goes along, and what does not. */
    record Some<T>(List<T> kept, List<T> lost) {}

    /**
     * Values of custom fields.
     *
     * @param kept by the keys of the other board's fields, or by names if it never had any
     * @param lost keys of the task's own board
     */
    record Fields(Map<String, String> kept, List<String> lost) {}

    static Some<UUID> people(Collection<UUID> people, Predicate<UUID> sees) {
        List<UUID> kept = new ArrayList<>();
        List<UUID> lost = new ArrayList<>();
        people.forEach(person -> (sees.test(person) ? kept : lost).add(person));
        return new Some<>(kept, lost);
    }

    /** A label that was deleted is none any more, neither kept nor lost. */
    static Some<UUID> labels(Collection<UUID> labels, BoardState from, BoardState to) {
        Set<UUID> kept = new LinkedHashSet<>();
        List<UUID> lost = new ArrayList<>();
        for (UUID label : labels) {
            from.label(label)
                    .ifPresent(standing ->
                            to.labelCalled(standing.name()).ifPresentOrElse(kept::add, () -> lost.add(label)));
        }
        return new Some<>(List.copyOf(kept), lost);
    }

    /** So is the value of a field that was deleted. */
    static Fields fields(Map<String, String> values, BoardFields from, BoardFields to, Predicate<UUID> sees) {
        Map<String, String> kept = new TreeMap<>();
        List<String> lost = new ArrayList<>();
        values.forEach((key, value) -> {
            BoardFields.Field own = from.all().stream()
                    .filter(field -> field.key().equals(key))
                    .findFirst()
                    .orElse(null);
            if (own == null && from.keys().contains(key)) {
                return;
            }
            String name = own == null ? key : own.name();
            if (to.edition() == 0) {
                kept.put(name, value);
                return;
            }
            BoardFields.Field there = to.called(name).orElse(null);
            if (there != null && (own == null || own.type() == there.type()) && takes(there, value, sees)) {
                kept.put(there.key(), value);
            } else {
                lost.add(key);
            }
        });
        return new Fields(kept, lost);
    }

    private static boolean takes(BoardFields.Field field, String value, Predicate<UUID> sees) {
        return FieldRule.broken(field, value) == null
                && (field.type() != FieldType.USER || sees.test(UUID.fromString(value)));
    }

    /** The next ones begin in a column of the name that theirs had, else in the first that is not archived. */
    static @Nullable Recurrence series(@Nullable Recurrence recurrence, BoardState from, BoardState to) {
        if (recurrence == null) {
            return null;
        }
        String name =
                from.column(recurrence.columnId()).map(BoardState.Column::name).orElse("");
        List<BoardState.Column> open =
                to.columns().stream().filter(column -> !column.archived()).toList();
        UUID column = open.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .or(() -> open.stream().findFirst())
                .map(BoardState.Column::id)
                .orElse(recurrence.columnId());
        return new Recurrence(
                recurrence.every(),
                recurrence.unit(),
                recurrence.weekdays(),
                recurrence.timeZone(),
                recurrence.first(),
                column);
    }
}
