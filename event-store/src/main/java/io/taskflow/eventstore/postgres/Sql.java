package io.taskflow.eventstore.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.PGStatement;

/** What the log's statements share. */
final class Sql {
    /** A parameter of microseconds as a timestamptz. */
    static final String MICROS_PARAMETER = "timestamptz 'epoch' + ? * interval '1 microsecond'";

    private static final String UNDEFINED_TABLE = "42P01";

    private Sql() {}

    /** Whether a statement named a table that is not there. */
    static boolean isUndefinedTable(SQLException failure) {
        return UNDEFINED_TABLE.equals(failure.getSQLState());
    }

    /** A column as microseconds since 1970. */
    static String micros(String column) {
        return "(extract(epoch FROM " + column + ") * 1000000)::bigint";
    }

    /** Prepared on the server and answered in binary from the first time: bytea as text is twice as long. */
    static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
        return statement;
    }

    /** Several statements in one, prepared on the server from the first time. (Binary answers from the first time are not to be had for these.) */
    static PreparedStatement prepareAll(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.unwrap(PGStatement.class).setPrepareThreshold(1);
        return statement;
    }
}
