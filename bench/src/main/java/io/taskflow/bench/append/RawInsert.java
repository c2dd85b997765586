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
                        connection.prepareStatement("INSERT INTO " + SCHEMA + ".event VALUES (nextval('" + SCHEMA
                                + ".numbers'), ?, ?, ?, ?, ?, ?, ?, now(), ?, ?, ?, '')")) {
            insert.setString(1, event.streamId());
            insert.setString(2, event.aggregateType());
            insert.setLong(3, event.sequence());
            insert.setString(4, event.scope());
            insert.setString(5, event.type());
            insert.setString(6, event.revision());
            insert.setString(7, event.eventId());
            insert.setObject(8, event.occurredAt());
            insert.setBytes(9, event.payload());
            insert.setBytes(10, event.metadata());
            insert.executeUpdate();
        }
    }

    @Override
    public void close() {
        // Nothing of its own: the pool is the benchmark's.
    }
}
