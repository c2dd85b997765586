package io.taskflow.projection;

import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.projection.generation.Generation;
import io.taskflow.projection.generation.Generations;
import io.taskflow.projection.live.BatchWriter;
import io.taskflow.projection.live.Incoming;
import io.taskflow.support.events.EventCodec;
import io.taskflow.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with the projections' registry, whose generations a test fills. */
public final class Views implements AutoCloseable {
    public static final EventCodec CODEC = new EventCodec();

    private final TestPostgres.Database database = TestPostgres.createDatabase();
    public final HikariDataSource pool = database.pool(12);
    public final Generations generations = new Generations(pool);
    public final JdbcClient sql = JdbcClient.create(pool);

    public Views() {
        Generations.migrate(pool);
    }

    /** A live generation without rows; those before are gone. */
    public Generation fresh() {
        for (String schema : sql.sql("SELECT projection || '_g' || number FROM projection.generation")
                .query(String.class)
                .list()) {
            sql.sql("DROP SCHEMA " + schema + " CASCADE").update();
        }
        sql.sql("DELETE FROM projection.generation").update();
        return generations.live("board");
    }

    public Tables tables(Generation generation) {
        return new Tables(pool, generation);
    }

    /** Writes events as the live view does, in batches of these sizes. */
    public void write(Generation generation, List<RecordedEvent> events, IntSupplier batch) throws SQLException {
        var writer = new BatchWriter(pool, ProjectionsConfiguration.BOARD, generation, true);
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(from + Math.max(1, batch.getAsInt()), events.size());
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                writer.write(
                        connection,
                        events.subList(from, to).stream()
                                .map(event -> Incoming.of(event, CODEC))
                                .toList());
                connection.commit();
                connection.setAutoCommit(true);
            }
            from = to;
        }
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }
}
