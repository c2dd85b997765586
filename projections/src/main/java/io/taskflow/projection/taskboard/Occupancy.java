package io.taskflow.projection.taskboard;

import io.taskflow.projection.rows.Column;
import io.taskflow.projection.rows.ColumnType;
import io.taskflow.projection.rows.Entity;
import io.taskflow.projection.rows.Logged;
import io.taskflow.projection.rows.Row;
import io.taskflow.projection.rows.Rows;
import io.taskflow.projection.rows.Values;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many open tasks stand in a column. Counted with each event, so that a board of ten thousand tasks is not counted with each look at it; a past board
 * counts its rows.
 *
 * @param open tasks that are not archived; a column that never had one has no row
 */
public record Occupancy(UUID columnId, UUID boardId, int open, long position, Instant at) implements Row {
    public static final Entity<Occupancy> ENTITY = new Entity<>(
            "occupancy",
            List.of(
                    Column.of("column_id", ColumnType.ID, Occupancy::columnId),
                    Column.of("board_id", ColumnType.ID, Occupancy::boardId),
                    Column.of("open_tasks", ColumnType.INT, Occupancy::open)),
            Entity.History.NONE,
            Entity.Load.OF_BOARDS,
            row -> new Occupancy(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getInt(3),
                    row.getLong(4),
                    Values.time(row, 5)));

    /** Counts a task that an event made or changed. */
    static void count(@Nullable TaskRow before, TaskRow after, Logged logged, Rows rows) {
        UUID left = before == null || before.archived() ? null : before.columnId();
        UUID entered = after.archived() ? null : after.columnId();
        if (Objects.equals(left, entered)) {
            return;
        }
        if (left != null) {
            add(left, after.boardId(), -1, logged, rows);
        }
        if (entered != null) {
            add(entered, after.boardId(), 1, logged, rows);
        }
    }

    /** Counts a task that left its board. */
    static void leave(TaskRow task, Logged logged, Rows rows) {
        if (!task.archived()) {
            add(task.columnId(), task.boardId(), -1, logged, rows);
        }
    }

    /** Forgets a column. */
    static void forget(UUID column, Rows rows) {
        if (rows.find(ENTITY, column) != null) {
            rows.remove(ENTITY, column);
        }
    }

    private static void add(UUID column, UUID board, int more, Logged logged, Rows rows) {
        Occupancy before = rows.find(ENTITY, column);
        int open = (before == null ? 0 : before.open) + more;
        rows.put(ENTITY, new Occupancy(column, board, open, logged.position(), logged.at()));
    }

    @Override
    public UUID id() {
        return columnId;
    }
}
