package io.taskflow.query.taskboard;

import io.taskflow.query.moment.Moment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the tasks of a board are at a moment: now in the live table, else in one epoch of one month's partition.
 *
 * @param from the clauses FROM and WHERE, over the alias {@code t}
 * @param position the column that holds the position of a task's last event
 * @param parameters of {@code from}
 */
public record TaskSource(String from, String position, List<Object> parameters) {
    private static final BoardHeader.Piece NOWHERE = new BoardHeader.Piece(LocalDate.EPOCH, -1);
    // The month is a constant of the statement and no parameter: so the plan names one partition, and may be kept.
    private static final String PAST = """
             FROM board.task_history t
            WHERE t.month = DATE '%s' AND t.board_id = ? AND t.epoch = ? AND t.:from <= ? AND (t.:to IS NULL OR t.:to > ?)""";

    /** The source for a board at a moment, whose header told the piece. */
    public static TaskSource of(UUID board, Moment moment, BoardHeader.@Nullable Piece piece) {
        if (moment instanceof Moment.Live) {
            return new TaskSource(" FROM board.task_current t WHERE t.board_id = ?", "t.position", List.of(board));
        }
        BoardHeader.Piece where = piece == null ? NOWHERE : piece;
        Object at = BoardHeaders.parameter(moment);
        String sql = PAST.formatted(where.month());
        return new TaskSource(BoardHeaders.at(sql, moment), "t.from_position", List.of(board, where.epoch(), at, at));
    }

    /** The tasks without their descriptions, under further conditions and in an order. */
    public List<TaskRow> cards(JdbcClient jdbc, String conditions, Object... more) {
        return read(jdbc, TaskRows.CARD_COLUMNS, conditions, more);
    }

    /** The tasks with all there is. */
    public List<TaskRow> tasks(JdbcClient jdbc, String conditions, Object... more) {
        return read(jdbc, TaskRows.COLUMNS, conditions, more);
    }

    private List<TaskRow> read(JdbcClient jdbc, String columns, String conditions, Object... more) {
        return jdbc.sql("SELECT " + columns + ", " + position + from + conditions)
                .params(with(List.of(more)))
                .query(TaskRows::read)
                .list();
    }

    List<Object> with(List<Object> more) {
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(more);
        return all;
    }
}
