package io.taskflow.query.taskboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The open tasks of a board by column, in board order.
 *
 * @param counts open tasks by column
 * @param rows all of them on a board of up to {@value #WHOLE}, else the first {@value #FIRST} of each column
 * @param lastPosition of the newest event among all tasks, archived ones included; 0 for none
 */
public record BoardTasks(Map<UUID, Long> counts, Map<UUID, List<TaskRow>> rows, long lastPosition) {
    /** Up to this many open tasks an answer holds all of them. */
    public static final int WHOLE = 1_000;

    /** How many of each column it holds else. */
    public static final int FIRST = 50;

    private static final String OPEN = " AND NOT t.archived ";
    private static final String BY_COLUMN = " GROUP BY t.column_id";
    private static final String BOARD_ORDER = OPEN + "ORDER BY t.column_id, t.rank COLLATE \"C\", t.task_id";
    private static final String COLUMN_ORDER = " ORDER BY t.rank COLLATE \"C\", t.task_id LIMIT ";
    private static final String IN_COLUMN = OPEN + "AND t.column_id = ? ";
    private static final String AFTER = "AND (t.rank COLLATE \"C\", t.task_id) > (?, ?) ";

    static BoardTasks read(JdbcClient jdbc, TaskSource source, List<BoardHeader.ColumnName> columns, boolean live) {
        Map<UUID, Long> counts = new HashMap<>();
        long[] last = new long[1];
        // The live board's position is its view's, so its archived tasks need not be looked at.
        String what = live ? "count(*), 0" : "count(*) FILTER (WHERE NOT t.archived), max(" + source.position() + ")";
        jdbc.sql("SELECT t.column_id, " + what + source.from() + (live ? OPEN : "") + BY_COLUMN)
                .params(source.parameters())
                .query(row -> {
                    counts.put(row.getObject(1, UUID.class), row.getLong(2));
                    last[0] = Math.max(last[0], row.getLong(3));
                });
        long open = counts.values().stream().mapToLong(Long::longValue).sum();
        List<TaskRow> rows = open <= WHOLE ? source.cards(jdbc, BOARD_ORDER) : firsts(jdbc, source, columns);
        return new BoardTasks(counts, rows.stream().collect(Collectors.groupingBy(TaskRow::columnId)), last[0]);
    }

    /** The same from all open tasks in board order, as a replay has them. */
    public static BoardTasks of(List<TaskRow> open, long lastPosition) {
        Map<UUID, List<TaskRow>> rows = open.stream().collect(Collectors.groupingBy(TaskRow::columnId));
        Map<UUID, Long> counts = new HashMap<>();
        rows.forEach((column, tasks) -> counts.put(column, (long) tasks.size()));
        if (open.size() > WHOLE) {
            rows.replaceAll((column, tasks) -> tasks.subList(0, Math.min(FIRST, tasks.size())));
        }
        return new BoardTasks(counts, rows, lastPosition);
    }

    /** Everyone the tasks name. */
    public Set<UUID> assignees() {
        return rows.values().stream()
                .flatMap(List::stream)
                .flatMap(row -> row.assignees().stream())
                .collect(Collectors.toSet());
    }

    /** One statement for the first tasks of every column, each from the index. */
    private static List<TaskRow> firsts(JdbcClient jdbc, TaskSource source, List<BoardHeader.ColumnName> columns) {
        UUID[] ids = columns.stream().map(BoardHeader.ColumnName::id).toArray(UUID[]::new);
        List<Object> parameters = new ArrayList<>();
        parameters.add(ids);
        parameters.addAll(source.parameters());
        return jdbc.sql("SELECT f.* FROM unnest(?) WITH ORDINALITY c(id, place) CROSS JOIN LATERAL (SELECT "
                        + TaskRows.CARD_COLUMNS + ", " + source.position() + source.from() + OPEN
                        + "AND t.column_id = c.id" + COLUMN_ORDER + FIRST
                        + ") f ORDER BY c.place, f.rank COLLATE \"C\", f.task_id")
                .params(parameters)
                .query(TaskRows::read)
                .list();
    }

    /** A column from a place on. */
    static List<TaskRow> after(JdbcClient jdbc, TaskSource source, UUID column, String rank, UUID task, int limit) {
        return source.cards(jdbc, IN_COLUMN + AFTER + COLUMN_ORDER + limit, column, rank, task);
    }

    /** A column from its start. */
    static List<TaskRow> start(JdbcClient jdbc, TaskSource source, UUID column, int limit) {
        return source.cards(jdbc, IN_COLUMN + COLUMN_ORDER + limit, column);
    }
}
