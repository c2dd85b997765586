package io.taskflow.query.taskboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The open tasks of a board by column, in board order; those of archived columns are left out.
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
    private static final String LIVE_COUNTS =
            "SELECT column_id, open_tasks FROM board.occupancy_current WHERE board_id = ?";
    private static final String PAST_COUNTS = "SELECT t.column_id, count(*) %s" + OPEN + "GROUP BY t.column_id";
    /** In columns that the board shows; takes the others. */
    private static final String SHOWN = "AND t.column_id <> ALL (?) ";

    private static final String BOARD_ORDER = OPEN + SHOWN + "ORDER BY t.column_id, t.rank COLLATE \"C\", t.task_id";
    private static final String PAST_BOARD = """
            WITH t AS MATERIALIZED (SELECT t.* %%1$s),
                 n AS (SELECT count(*) FILTER (WHERE NOT t.archived AND t.column_id <> ALL (?)) AS open,
                              coalesce(max(%%2$s), 0) AS last FROM t)
            SELECT %s, %%2$s, n.open, n.last
              FROM n LEFT JOIN t ON NOT t.archived AND t.column_id <> ALL (?) AND n.open <= %d
             ORDER BY t.column_id, t.rank COLLATE "C", t.task_id""".formatted(TaskRows.CARD_COLUMNS, WHOLE);
    private static final String COLUMN_ORDER = " ORDER BY t.rank COLLATE \"C\", t.task_id LIMIT ";
    private static final String IN_COLUMN = OPEN + "AND t.column_id = ? ";
    private static final String AFTER = "AND (t.rank COLLATE \"C\", t.task_id) > (?, ?) ";

    /** The live board's position is its view's, so its archived tasks need not be looked at; and its columns are counted already. */
    static BoardTasks live(JdbcClient jdbc, UUID board, TaskSource source, BoardHeader header) {
        Map<UUID, Long> counts = counts(jdbc.sql(LIVE_COUNTS).param(board));
        long open = header.shown().stream()
                .mapToLong(column -> counts.getOrDefault(column.id(), 0L))
                .sum();
        List<TaskRow> rows = open <= WHOLE
                ? source.cards(jdbc, BOARD_ORDER, (Object) ids(header.hidden()))
                : firsts(jdbc, source, header.shown());
        return new BoardTasks(counts, byColumn(rows), 0);
    }

    /** A past board has spans among its rows that ended before or began later, so it goes through them once if it can. */
    static BoardTasks past(JdbcClient jdbc, TaskSource source, BoardHeader header) {
        Object hidden = ids(header.hidden());
        long[] numbers = new long[2];
        List<TaskRow> rows = new ArrayList<>();
        jdbc.sql(PAST_BOARD.formatted(source.from(), source.position()))
                .params(source.with(Arrays.asList(hidden, hidden)))
                .query(row -> {
                    numbers[0] = row.getLong(29);
                    numbers[1] = row.getLong(30);
                    if (row.getObject(1) != null) {
                        rows.add(TaskRows.read(row, 0));
                    }
                });
        if (numbers[0] <= WHOLE) {
            return of(rows, numbers[1]);
        }
        Map<UUID, Long> counts =
                counts(jdbc.sql(PAST_COUNTS.formatted(source.from())).params(source.parameters()));
        return new BoardTasks(counts, byColumn(firsts(jdbc, source, header.shown())), numbers[1]);
    }

    private static Map<UUID, Long> counts(JdbcClient.StatementSpec statement) {
        Map<UUID, Long> counts = new HashMap<>();
        statement.query(row -> {
            counts.put(row.getObject(1, UUID.class), row.getLong(2));
        });
        return counts;
    }

    private static UUID[] ids(List<BoardHeader.ColumnName> columns) {
        return columns.stream().map(BoardHeader.ColumnName::id).toArray(UUID[]::new);
    }

    private static Map<UUID, List<TaskRow>> byColumn(List<TaskRow> rows) {
        return rows.stream().collect(Collectors.groupingBy(TaskRow::columnId));
    }

    /** The same from all open tasks in board order, as a replay has them. */
    public static BoardTasks of(List<TaskRow> open, long lastPosition) {
        Map<UUID, List<TaskRow>> rows = byColumn(open);
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
        List<Object> parameters = new ArrayList<>();
        parameters.add(ids(columns));
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
