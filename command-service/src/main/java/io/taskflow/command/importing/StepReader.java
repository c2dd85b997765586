package io.taskflow.command.importing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Walks over an import's steps in their order, a page at a time, without a transaction that outlives a page. */
final class StepReader {
    private static final int PAGE = 2_000;

    private final DataSource database;
    private final String table;
    private final Deque<Step> page = new ArrayDeque<>();
    private long next;

    /**
     * A numbered change.
     *
     * @param append steps of the same number are appended together
     */
    record Step(long step, long boardNumber, long append, Change change) {}

    StepReader(DataSource database, UUID importId, long firstStep) {
        this.database = database;
        this.table = new Staging(database, importId).stepTable();
        this.next = firstStep;
    }

    /** The next step without taking it, or null after the last. */
    @Nullable
    Step peek() throws SQLException {
        if (page.isEmpty()) {
            fill();
        }
        return page.peek();
    }

    void take() {
        page.remove();
        next++;
    }

    private void fill() throws SQLException {
        String sql = """
                SELECT step, board_number, append, at_us, row_number, board, board_name, task, began_us, version, title,
                       from_column, to_column, from_assignee, to_assignee, actor, priority, fields
                FROM %s WHERE step >= ? ORDER BY step LIMIT %d""".formatted(table, PAGE);
        try (Connection connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setLong(1, next);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    page.add(new Step(row.getLong(1), row.getLong(2), row.getLong(3), change(row)));
                }
            }
        }
    }

    private static Change change(ResultSet row) throws SQLException {
        List<@Nullable String> fields = Staging.texts(row.getArray(18));
        return new Change(
                row.getLong(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getLong(9),
                row.getLong(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                row.getString(15),
                row.getString(16),
                row.getString(17),
                fields);
    }
}
