package io.taskflow.bench.append;

import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.bench.raw.RawEvent;
import io.taskflow.bench.raw.RawGroupCommit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * One row holds the head, and every append updates it: the simplest way to positions without gaps. Its old versions stay for as long as any
 * transaction of the database runs that began before them, and each append goes through all of them.
 */
final class HeadRow implements AppendTarget {
    private static final String SCHEMA = "head_row";

    private final HikariDataSource pool;

    HeadRow(HikariDataSource pool) throws SQLException {
        this.pool = pool;
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            RawGroupCommit.makeTables(connection, SCHEMA);
            statement.execute("CREATE TABLE " + SCHEMA + ".head (position bigint NOT NULL) WITH (fillfactor = 50)");
            statement.execute("INSERT INTO " + SCHEMA + ".head VALUES (0)");
        }
    }

    @Override
    public String name() {
        return "head row";
    }

    @Override
    public void append(Streams.Place place) throws SQLException {
        RawEvent event = RawRows.event(place);
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement next = connection.prepareStatement(
                            "UPDATE " + SCHEMA + ".head SET position = position + 1 RETURNING position");
                    ResultSet position = next.executeQuery();
                    PreparedStatement insert = connection.prepareStatement(RawRows.insert(SCHEMA, "?"))) {
                position.next();
                insert.setLong(1, position.getLong(1));
                RawRows.bind(event, insert, 2);
                insert.executeUpdate();
            }
            connection.commit();
        }
    }
}
