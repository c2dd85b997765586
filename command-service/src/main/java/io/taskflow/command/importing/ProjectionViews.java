package io.taskflow.command.importing;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks the projections' own registry; where none are kept in this database, there is nothing to wait for. */
final class ProjectionViews implements Views {
    private final JdbcClient sql;

    ProjectionViews(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public boolean show(long position) {
        boolean kept = sql.sql("SELECT to_regclass('projection.generation') IS NOT NULL")
                .query(Boolean.class)
                .single();
        return !kept || sql.sql("""
                        SELECT NOT EXISTS (SELECT FROM projection.generation WHERE state = 'LIVE' AND position < ?)""").param(position).query(Boolean.class).single();
    }
}
