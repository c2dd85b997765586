package io.taskflow.command.importing;

import io.taskflow.command.importing.mapping.InvalidLogFileException;
import io.taskflow.command.importing.mapping.LogReader;
import io.taskflow.command.importing.mapping.LogRow;
import io.taskflow.command.importing.mapping.RowProblem;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The tables an import works in, its own, gone when it ends. Rows come in as they stand in the file; sorted by task they
 * are folded into changes; sorted by board and time those become the numbered steps that are applied. PostgreSQL sorts,
 * on disk where it must: memory here holds one row and one task, however many there are.
 */
final class Staging {
    private static final int FETCH = 2_000;
    private static final int REPORT_EVERY = 5_000;
    private static final String ROW_COLUMNS =
            "row_number, line, at_us, task, board, board_name, title, column_name, assignee, actor, priority, fields";
    private static final String CHANGE_COLUMNS = "at_us, row_number, board, board_name, task, began_us, version, title,"
            + " from_column, to_column, from_assignee, to_assignee, actor, priority, fields, cost";

    private final DataSource database;
    private final UUID importId;
    private final String rows;
    private final String changes;
    private final String steps;

    Staging(DataSource database, UUID importId) {
        this.database = database;
        this.importId = importId;
        String name = "command.import_" + importId.toString().replace("-", "");
        this.rows = name + "_row";
        this.changes = name + "_change";
        this.steps = name + "_step";
    }

    /** Where the numbered changes are, for whoever applies them. */
    String stepTable() {
        return steps;
    }

    /**
     * Copies the file's good rows in.
     *
     * @return how many records the file has, good and bad
     * @throws InvalidLogFileException when the file turns out not to be what it says
     */
    long read(LogReader log, Consumer<RowProblem> bad, LongConsumer progress) throws SQLException {
        try (Connection connection = database.getConnection()) {
            // Not logged: until an import is accepted, a crash ends it, and its client knows.
            execute(connection, "CREATE UNLOGGED TABLE " + rows + """
                     (row_number bigint, line bigint, at_us bigint, task text COLLATE "C", board text, board_name text,
                      title text, column_name text, assignee text, actor text, priority text, fields text[])""");
            try (var copy = new CopyWriter(connection, rows, ROW_COLUMNS)) {
                return log.readAll(
                        row -> {
                            write(copy, row);
                            if (row.row() % REPORT_EVERY == 0) {
                                progress.accept(row.row());
                            }
                        },
                        bad);
            }
        }
    }

    private static void write(CopyWriter copy, LogRow row) {
        copy.number(row.row())
                .number(row.line())
                .number(row.atMicros())
                .text(row.task())
                .text(row.board())
                .text(row.boardName())
                .text(row.title())
                .text(row.column())
                .text(row.assignee())
                .text(row.actor())
                .text(row.priority())
                .texts(row.fields())
                .endRow();
    }

    /** What folding found. */
    record Folded(long tasks, long unchangedRows) {}

    /** Folds each task's rows, in time order, into its changes. */
    Folded fold(Consumer<RowProblem> bad) throws SQLException {
        try (Connection from = database.getConnection();
                Connection to = database.getConnection()) {
            execute(to, "CREATE UNLOGGED TABLE " + changes + """
                     (at_us bigint, row_number bigint, board text COLLATE "C", board_name text, task text, began_us bigint,
                      version bigint, title text, from_column text, to_column text, from_assignee text, to_assignee text,
                      actor text, priority text, fields text[], cost bigint)""");
            from.setAutoCommit(false);
            try (Statement query = from.createStatement();
                    var copy = new CopyWriter(to, changes, CHANGE_COLUMNS)) {
                query.setFetchSize(FETCH);
                query.execute("SET LOCAL work_mem = '64MB'");
                try (ResultSet sorted = query.executeQuery(
                        "SELECT " + ROW_COLUMNS + " FROM " + rows + " ORDER BY task, at_us, row_number")) {
                    return fold(sorted, copy, bad);
                }
            } finally {
                from.rollback();
                from.setAutoCommit(true);
            }
        }
    }

    private static Folded fold(ResultSet sorted, CopyWriter copy, Consumer<RowProblem> bad) throws SQLException {
        long tasks = 0;
        long unchanged = 0;
        TaskFold task = null;
        while (sorted.next()) {
            LogRow row = row(sorted);
            Change change;
            if (task != null && task.task().equals(row.task())) {
                change = task.next(row);
            } else if (TaskFold.canCreate(row)) {
                task = TaskFold.begin(row);
                change = task.creation(row);
                tasks++;
            } else {
                bad.accept(new RowProblem(
                        row.row(), row.line(), "required", "task.title is empty, and the task begins here"));
                continue;
            }
            if (change == null) {
                unchanged++;
            } else {
                write(copy, change);
            }
        }
        return new Folded(tasks, unchanged);
    }

    private static LogRow row(ResultSet row) throws SQLException {
        return new LogRow(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                texts(row.getArray(12)));
    }

    private static void write(CopyWriter copy, Change change) {
        copy.number(change.atMicros())
                .number(change.row())
                .text(change.board())
                .text(change.boardName())
                .text(change.task())
                .number(change.beganMicros())
                .number(change.version())
                .text(change.title())
                .text(change.fromColumn())
                .text(change.toColumn())
                .text(change.fromAssignee())
                .text(change.toAssignee())
                .text(change.actor())
                .text(change.priority())
                .texts(change.fields())
                .number(change.cost())
                .endRow();
    }

    /** What ordering found. */
    record Ordered(long boards, long steps) {}

    /**
     * Numbers the boards by when they begin and the changes by board, time and row, from 1, without gaps; gives each
     * step its append, of about so many events.
     */
    Ordered order(int eventsAnAppend) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                execute(connection, "SET LOCAL work_mem = '64MB'");
                long boards = update(connection, """
                        INSERT INTO command.import_board (import_id, number, external_id, name, began_us)
                        SELECT ?, row_number() OVER (ORDER BY at_us, row_number), board, board_name, at_us
                        FROM (SELECT DISTINCT ON (board) board, board_name, at_us, row_number
                              FROM %s WHERE version = 0 ORDER BY board, at_us, row_number) AS begun
                        """.formatted(changes));
                long count = update(connection, """
                        CREATE TABLE %s AS
                        SELECT row_number() OVER steps AS step, b.number AS board_number,
                               ((sum(c.cost) OVER steps - c.cost) / %d)::bigint AS append, c.*
                        FROM %s c JOIN command.import_board b ON b.import_id = ? AND b.external_id = c.board
                        WINDOW steps AS (ORDER BY b.number, c.at_us, c.row_number ROWS UNBOUNDED PRECEDING)
                        """.formatted(steps, eventsAnAppend, changes));
                execute(connection, "ALTER TABLE " + steps + " ADD PRIMARY KEY (step)");
                update(connection, """
                        UPDATE command.import_board b SET first_step = s.first, last_step = s.last
                        FROM (SELECT board_number, min(step) AS first, max(step) AS last FROM %s GROUP BY 1) AS s
                        WHERE b.import_id = ? AND b.number = s.board_number
                        """.formatted(steps));
                execute(connection, "DROP TABLE " + rows);
                execute(connection, "DROP TABLE " + changes);
                connection.commit();
                return new Ordered(boards, count);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** The first board with more columns than a board can have, or null: a mapping's `column` then names the wrong one. */
    @Nullable
    String boardWithMoreColumnsThan(int most) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement query = connection.createStatement();
                ResultSet found = query.executeQuery("""
                        SELECT board FROM (SELECT DISTINCT board, to_column FROM %s WHERE to_column IS NOT NULL) AS seen
                        GROUP BY board HAVING count(*) > %d LIMIT 1
                        """.formatted(changes, most))) {
            return found.next() ? found.getString(1) : null;
        }
    }

    /** Takes all tables away; safe to repeat. */
    void drop() throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (String table : List.of(rows, changes, steps)) {
                execute(connection, "DROP TABLE IF EXISTS " + table);
            }
        }
    }

    static List<@Nullable String> texts(Array array) throws SQLException {
        return Arrays.asList((@Nullable String[]) array.getArray());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs a statement whose parameters are all this import's id. */
    private long update(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, importId);
            return statement.executeLargeUpdate();
        }
    }
}
