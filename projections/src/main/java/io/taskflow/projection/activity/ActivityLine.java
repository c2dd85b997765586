package io.taskflow.projection.activity;

import static io.taskflow.projection.rows.ColumnType.DATE;
import static io.taskflow.projection.rows.ColumnType.ID;
import static io.taskflow.projection.rows.ColumnType.JSON;
import static io.taskflow.projection.rows.ColumnType.LONG;
import static io.taskflow.projection.rows.ColumnType.TEXT;
import static io.taskflow.projection.rows.ColumnType.TIME;

import io.taskflow.projection.rows.Column;
import io.taskflow.projection.rows.Lines;
import io.taskflow.projection.rows.Logged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one event did.
 *
 * @param taskId null for events of the board itself
 * @param title of the task before the event (of one that begins: its first), null for events of the board
 * @param before JSON object of what changed as it was, by name; null for nothing
 * @param after the same as it became
 */
public record ActivityLine(
        LocalDate month,
        UUID boardId,
        long position,
        @Nullable UUID taskId,
        String type,
        @Nullable UUID actor,
        Instant occurredAt,
        @Nullable String title,
        @Nullable String before,
        @Nullable String after) {

    public static final Lines<ActivityLine> LINES = new Lines<>(
            "activity",
            List.of(
                    Column.of("month", DATE, ActivityLine::month),
                    Column.of("board_id", ID, ActivityLine::boardId),
                    Column.of("position", LONG, ActivityLine::position),
                    Column.of("task_id", ID, ActivityLine::taskId),
                    Column.of("type", TEXT, ActivityLine::type),
                    Column.of("actor", ID, ActivityLine::actor),
                    Column.of("occurred_at", TIME, ActivityLine::occurredAt),
                    Column.of("title", TEXT, ActivityLine::title),
                    Column.of("before", JSON, ActivityLine::before),
                    Column.of("after", JSON, ActivityLine::after)));

    static ActivityLine of(Logged logged, @Nullable UUID task, @Nullable String title, Told told) {
        return new ActivityLine(
                logged.month(),
                logged.board(),
                logged.position(),
                task,
                logged.type(),
                logged.actor(),
                logged.at(),
                title,
                told.before(),
                told.after());
    }
}
