package io.taskflow.command;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.stereotype.Component;

/** The tables of schema {@code command}. Whoever takes this bean finds them there. */
@Component
public final class CommandSchema {
    CommandSchema(DataSource database) {
        migrate(database);
    }

    /** Makes the tables, or updates them. */
    public static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .schemas("command")
                .locations("classpath:db/command")
                .load()
                .migrate();
    }
}
