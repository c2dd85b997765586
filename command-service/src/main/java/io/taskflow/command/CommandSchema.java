package io.taskflow.command;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of schema {@code command}, made or updated before anything uses them. */
public final class CommandSchema {
    private CommandSchema() {}

    /** Makes or updates them. */
    public static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .schemas("command")
                .locations("classpath:db/command")
                .load()
                .migrate();
    }
}
