package io.taskflow.projection.generation;

import io.taskflow.projection.rows.Logged;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** The month partitions of a generation: made on a connection of their own before a batch needs them, with the month after. */
public final class Months {
    private final DataSource database;
    private final Generation generation;
    private final List<String> tables;
    private final Set<LocalDate> made = ConcurrentHashMap.newKeySet();

    public Months(DataSource database, Generation generation, List<String> tables) {
        this.database = database;
        this.generation = generation;
        this.tables = tables;
    }

    /** Makes what is missing for an event of this time. */
    public void ensure(Instant time) {
        LocalDate month = Logged.monthOf(time);
        if (made.add(month)) {
            try {
                make(List.of(month, month.plusMonths(1)));
            } catch (SQLException e) {
                made.remove(month);
                throw new RegistryException(e);
            }
        }
    }

    private void make(List<LocalDate> months) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement("SELECT projection.make_month(?, ?, ?)")) {
            for (LocalDate month : months) {
                for (String table : tables) {
                    statement.setString(1, generation.schema());
                    statement.setString(2, table);
                    statement.setObject(3, month);
                    statement.execute();
                }
            }
        }
    }
}
