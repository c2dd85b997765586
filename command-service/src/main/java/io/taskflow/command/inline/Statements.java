package io.taskflow.command.inline;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The statements of projections that run within appends: everybody waits for them, so many rows take one statement. */
public final class Statements {
    private Statements() {}

    /** A part of a row. */
    @FunctionalInterface
    public interface Part<T> {
        @Nullable
        Object of(T row);
    }

    /**
     * A column of rows.
     *
     * @param type its type in SQL
     */
    public record Column<T>(String type, Part<T> part) {
        private Array of(Collection<T> rows, Connection connection) throws SQLException {
            @Nullable Object[] values = new Object[rows.size()];
            int i = 0;
            for (T row : rows) {
                values[i++] = part.of(row);
            }
            return connection.createArrayOf(type, values);
        }
    }

    /** Runs a statement. */
    public static void run(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    /**
     * Runs a statement once for all rows; not at all for none.
     *
     * @param sql takes the columns as arrays
     */
    @SafeVarargs
    public static <T> void runForAll(Connection connection, String sql, Collection<T> rows, Column<T>... columns)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.length; i++) {
                statement.setArray(i + 1, columns[i].of(rows, connection));
            }
            statement.executeUpdate();
        }
    }
}
