package io.taskflow.query.moment;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/** Reads of several statements on one state of the database. */
public final class Snapshots {
    // One statement opens the transaction and sets it up; setting the isolation of a connection costs two.
    private static final String BEGIN = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private final DataSource dataSource;

    public Snapshots(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Runs all statements of {@code read} on one snapshot. */
    public <T> T read(Function<JdbcClient, T> read) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(BEGIN);
                return read.apply(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new SQLExceptionSubclassTranslator().translate("read a snapshot", null, e);
        }
    }
}
