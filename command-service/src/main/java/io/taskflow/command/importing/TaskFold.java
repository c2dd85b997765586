package io.taskflow.command.importing;

import io.taskflow.command.importing.mapping.LogRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One task, folded over its rows in time order: the first creates it and fixes its board, each later one yields what it
 * changes. Holds one task at a time, however many there are.
 */
final class TaskFold {
    private final String board;
    private final String boardName;
    private final String task;
    private final long beganMicros;
    private long version;
    private String column;
    private String assignee;
    private String priority;
    private final List<String> fields;

    private TaskFold(LogRow first) {
        this.board = first.board();
        this.boardName = first.boardName();
        this.task = first.task();
        this.beganMicros = first.atMicros();
        this.column = first.column();
        this.assignee = orNone(first.assignee());
        this.priority = orNone(first.priority());
        this.fields = new ArrayList<>(first.fields().size());
        for (String value : first.fields()) {
            fields.add(orNone(value));
        }
    }

    /** Whether a row can create a task: it must give it a title. */
    static boolean canCreate(LogRow row) {
        return !row.title().isBlank();
    }

    static TaskFold begin(LogRow first) {
        return new TaskFold(first);
    }

    String task() {
        return task;
    }

    /** The creation, once, right after {@link #begin}. */
    Change creation(LogRow first) {
        version = 1;
        return new Change(
                first.atMicros(),
                first.row(),
                board,
                boardName,
                task,
                beganMicros,
                0,
                first.title(),
                null,
                column,
                null,
                assignee,
                first.actor(),
                priority,
                List.copyOf(fields));
    }

    /** What a later row changes, or null. */
    @Nullable
    Change next(LogRow row) {
        boolean moves = !row.column().equals(column);
        boolean assigns = row.assignee() != null && !row.assignee().equals(assignee);
        boolean prioritizes = row.priority() != null && !row.priority().equals(priority);
        List<@Nullable String> changed = changedFields(row);
        var change = new Change(
                row.atMicros(),
                row.row(),
                board,
                boardName,
                task,
                beganMicros,
                version,
                null,
                moves ? column : null,
                moves ? row.column() : null,
                assigns ? assignee : null,
                assigns ? row.assignee() : null,
                row.actor(),
                prioritizes ? row.priority() : null,
                changed);
        if (change.events() == 0) {
            return null;
        }
        version += change.events();
        column = row.column();
        assignee = assigns ? orNone(row.assignee()) : assignee;
        priority = prioritizes ? orNone(row.priority()) : priority;
        for (int i = 0; i < changed.size(); i++) {
            String value = changed.get(i);
            if (value != null) {
                fields.set(i, value);
            }
        }
        return change;
    }

    private List<@Nullable String> changedFields(LogRow row) {
        List<@Nullable String> changed = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            String value = row.fields().get(i);
            changed.add(value == null || value.equals(fields.get(i)) ? null : value);
        }
        return Collections.unmodifiableList(changed);
    }

    private static String orNone(@Nullable String value) {
        return value == null ? "" : value;
    }
}
