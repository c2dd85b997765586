package io.taskflow.projection.rows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A piece of a board's history that answers for every moment in it: it begins with all rows then open, carried over. One ends with its month, or once more
 * spans were closed in it than rows are open: so a past moment is read from one piece of about twice the open rows, and carrying costs O(1) an event.
 *
 * @param epoch counts from 0
 * @param month its first day; the partition
 * @param open rows that stand now
 * @param closed spans that ended in this epoch
 * @param position of the board's last event
 */
public record Epoch(UUID boardId, int epoch, LocalDate month, long open, long closed, long position, Instant at)
        implements Row {
    /** Small boards need not be cut so often. */
    static final long LEAST = 128;

    public static final Entity<Epoch> ENTITY = new Entity<>(
            "epoch",
            List.of(
                    Column.of("board_id", ColumnType.ID, Epoch::boardId),
                    Column.of("epoch", ColumnType.INT, Epoch::epoch),
                    Column.of("month", ColumnType.DATE, Epoch::month),
                    Column.of("open_rows", ColumnType.LONG, Epoch::open),
                    Column.of("closed_rows", ColumnType.LONG, Epoch::closed)),
            Entity.History.NONE,
            Entity.Load.OF_BOARDS,
            row -> new Epoch(
                    row.getObject(1, UUID.class),
                    row.getInt(2),
                    row.getObject(3, LocalDate.class),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    Values.time(row, 7)));

    /** Where each began. */
    public static final Lines<Epoch> BEGINNINGS = new Lines<>(
            "board_epoch",
            List.of(
                    Column.of("board_id", ColumnType.ID, Epoch::boardId),
                    Column.of("epoch", ColumnType.INT, Epoch::epoch),
                    Column.of("month", ColumnType.DATE, Epoch::month),
                    Column.of("from_position", ColumnType.LONG, Epoch::position),
                    Column.of("from_time", ColumnType.TIME, Epoch::at)));

    static Epoch first(Logged logged) {
        return new Epoch(logged.board(), 0, logged.month(), 0, 0, logged.position(), logged.at());
    }

    boolean endsBefore(Logged logged) {
        return logged.month().isAfter(month) || closed > Math.max(open, LEAST);
    }

    Epoch next(Logged logged) {
        LocalDate later = logged.month().isAfter(month) ? logged.month() : month;
        return new Epoch(boardId, epoch + 1, later, open, 0, logged.position(), logged.at());
    }

    Epoch reached(Logged logged) {
        return new Epoch(boardId, epoch, month, open, closed, logged.position(), logged.at());
    }

    Epoch opened() {
        return new Epoch(boardId, epoch, month, open + 1, closed, position, at);
    }

    Epoch closed(boolean removed) {
        return new Epoch(boardId, epoch, month, removed ? open - 1 : open, closed + 1, position, at);
    }

    @Override
    public UUID id() {
        return boardId;
    }
}
