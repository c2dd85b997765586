package io.taskflow.query.taskboard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know of a board before its tasks are read.
 *
 * @param visibility {@code WORKSPACE} or {@code PRIVATE}
 * @param position what an answer shows: how far the view is, for the live board; asked by time, the board's last own
 *     event then; else the one asked for
 * @param last of the newest event that an answer may tell of: any event of the live board, else an own event of the
 *     board at the moment, beside which a past answer has nothing that could change
 * @param piece where the tasks of a past moment are; null for the live board, or before its first
 */
public record BoardHeader(
        UUID workspaceId,
        @Nullable String externalId,
        @Nullable String key,
        String name,
        boolean archived,
        String visibility,
        long version,
        long position,
        long last,
        @Nullable Piece piece,
        List<TaskBoardView.Label> labels,
        BoardFields fields,
        List<ColumnName> columns) {
    /** A column in board order. */
    public record ColumnName(UUID id, String name, @Nullable Integer wipLimit, String wipPolicy, boolean archived) {}

    /** The month partition and the epoch that hold every task of a board at a moment. */
    public record Piece(LocalDate month, int epoch) {}

    /** The columns that it shows. */
    public List<ColumnName> shown() {
        return columns.stream().filter(column -> !column.archived()).toList();
    }

    /** The columns in the archive. */
    public List<ColumnName> hidden() {
        return columns.stream().filter(ColumnName::archived).toList();
    }

    /** When something began, for who asks about a moment before it. */
    record Began(Instant at, long position) {}
}
