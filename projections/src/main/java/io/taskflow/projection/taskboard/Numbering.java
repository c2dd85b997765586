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
import java.util.UUID;

/**
 * The number of the task that came to a board last. A task's number is its place among those that were created on its board or came from another, in the order
 * of the log, in which appends stand one by one: so no number is given twice or left out, whoever creates at the same moment, and those of old and of imported
 * tasks need not have been written down.
 *
 * @param last the number; the next task gets the one after it
 */
public record Numbering(UUID boardId, int last, long position, Instant at) implements Row {
    public static final Entity<Numbering> ENTITY = new Entity<>(
            "numbering",
            List.of(
                    Column.of("board_id", ColumnType.ID, Numbering::boardId),
                    Column.of("last_number", ColumnType.INT, Numbering::last)),
            Entity.History.NONE,
            Entity.Load.OF_BOARDS,
            row -> new Numbering(row.getObject(1, UUID.class), row.getInt(2), row.getLong(3), Values.time(row, 4)));

    /** The number of the task that comes to a board next. */
    public static int next(UUID board, Rows rows) {
        Numbering before = rows.find(ENTITY, board);
        return before == null ? 1 : before.last + 1;
    }

    /** Numbers a task that comes by this event. */
    static int number(Logged arrival, Rows rows) {
        int number = next(arrival.board(), rows);
        rows.put(ENTITY, new Numbering(arrival.board(), number, arrival.position(), arrival.at()));
        return number;
    }

    @Override
    public UUID id() {
        return boardId;
    }
}
