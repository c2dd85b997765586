package io.taskflow.projection.generation;

import io.taskflow.projection.rows.Logged;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    /** Makes what is missing for events of these times. */
    public void ensure(Collection<Instant> times) throws SQLException {
        Set<LocalDate> missing = new TreeSet<>();
        for (Instant time : times) {
            LocalDate month = Logged.monthOf(time);
            if (!made.contains(month)) {
                missing.add(month);
                missing.add(month.plusMonths(1));
            }
        }
        if (!missing.isEmpty()) {
            make(missing);
            made.addAll(missing);
        }
    }

    private void make(Set<LocalDate> months) throws SQLException {
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
