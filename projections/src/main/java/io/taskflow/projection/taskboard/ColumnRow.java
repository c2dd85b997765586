package io.taskflow.projection.taskboard;

import io.taskflow.events.board.ColumnAdded;
import io.taskflow.events.board.ColumnLimited;
import io.taskflow.events.board.WipPolicy;
import io.taskflow.projection.rows.Column;
import io.taskflow.projection.rows.ColumnType;
import io.taskflow.projection.rows.Entity;
import io.taskflow.projection.rows.Logged;
import io.taskflow.projection.rows.Row;
import io.taskflow.projection.rows.Values;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A column of a board.
 *
 * @param wipLimit null for any number of tasks
 */
public record ColumnRow(
        UUID id,
        UUID boardId,
        String name,
        String rank,
        @Nullable Integer wipLimit,
        String wipPolicy,
        boolean archived,
        long position,
        Instant at)
        implements Row {
    public static final Entity<ColumnRow> ENTITY = new Entity<>(
            "column",
            List.of(
                    Column.of("column_id", ColumnType.ID, ColumnRow::id),
                    Column.of("board_id", ColumnType.ID, ColumnRow::boardId),
                    Column.of("name", ColumnType.TEXT, ColumnRow::name),
                    Column.of("rank", ColumnType.TEXT, ColumnRow::rank),
                    Column.of("wip_limit", ColumnType.INT, ColumnRow::wipLimit),
                    Column.of("wip_policy", ColumnType.TEXT, ColumnRow::wipPolicy),
                    Column.of("archived", ColumnType.FLAG, ColumnRow::archived)),
            Entity.History.WHOLE,
            Entity.Load.OF_BOARDS,
            row -> new ColumnRow(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getString(4),
                    row.getObject(5, Integer.class),
                    row.getString(6),
                    row.getBoolean(7),
                    row.getLong(8),
                    Values.time(row, 9)));

    static ColumnRow begin(ColumnAdded e, Logged logged) {
        return new ColumnRow(
                e.columnId(),
                e.boardId(),
                e.name(),
                e.rank(),
                null,
                WipPolicy.WARN.name(),
                false,
                logged.position(),
                logged.at());
    }

    ColumnRow named(String newName, Logged logged) {
        return new ColumnRow(id, boardId, newName, rank, wipLimit, wipPolicy, archived, logged.position(), logged.at());
    }

    ColumnRow placed(String newRank, Logged logged) {
        return new ColumnRow(id, boardId, name, newRank, wipLimit, wipPolicy, archived, logged.position(), logged.at());
    }

    ColumnRow limited(ColumnLimited e, Logged logged) {
        return new ColumnRow(
                id, boardId, name, rank, e.wipLimit(), e.wipPolicy().name(), archived, logged.position(), logged.at());
    }

    ColumnRow archived(boolean whether, Logged logged) {
        return new ColumnRow(id, boardId, name, rank, wipLimit, wipPolicy, whether, logged.position(), logged.at());
    }
}
