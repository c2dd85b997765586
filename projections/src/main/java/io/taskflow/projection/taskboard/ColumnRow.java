package io.taskflow.projection.taskboard;

import io.taskflow.projection.rows.Column;
import io.taskflow.projection.rows.ColumnType;
import io.taskflow.projection.rows.Entity;
import io.taskflow.projection.rows.Logged;
import io.taskflow.projection.rows.Row;
import io.taskflow.projection.rows.Values;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A column of a board. */
public record ColumnRow(UUID id, UUID boardId, String name, String rank, long position, Instant at) implements Row {

    public static final Entity<ColumnRow> ENTITY = new Entity<>(
            "column",
            List.of(
                    Column.of("column_id", ColumnType.ID, ColumnRow::id),
                    Column.of("board_id", ColumnType.ID, ColumnRow::boardId),
                    Column.of("name", ColumnType.TEXT, ColumnRow::name),
                    Column.of("rank", ColumnType.TEXT, ColumnRow::rank)),
            Entity.History.WHOLE,
            Entity.Load.OF_BOARDS,
            row -> new ColumnRow(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    Values.time(row, 6)));

    ColumnRow named(String newName, Logged logged) {
        return new ColumnRow(id, boardId, newName, rank, logged.position(), logged.at());
    }

    ColumnRow placed(String newRank, Logged logged) {
        return new ColumnRow(id, boardId, name, newRank, logged.position(), logged.at());
    }
}
