package io.taskflow.bench.append;

import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.bench.raw.RawEvent;
import io.taskflow.bench.raw.RawGroupCommit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** One row an insert, each committed by itself; numbered by a sequence, neither hashed nor put in an order that readers could trust. */
final class RawInsert implements AppendTarget {
    private static final String SCHEMA = "raw_rows";

    private final HikariDataSource pool;

    RawInsert(HikariDataSource pool) throws SQLException {
        this.pool = pool;
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            RawGroupCommit.makeTables(connection, SCHEMA);
            statement.execute("CREATE SEQUENCE " + SCHEMA + ".numbers CACHE 100");
        }
    }

    @Override
    public String name() {
        return "raw rows";
    }

    @Override
    public void append(Streams.Place place) throws SQLException {
        RawEvent event = RawRows.event(place);
        try (Connection connection = pool.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(RawRows.insert(SCHEMA, "nextval('" + SCHEMA + ".numbers')"))) {
            RawRows.bind(event, insert, 1);
            insert.executeUpdate();
        }
    }
}
