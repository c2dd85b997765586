package io.taskflow.bench.append;

import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.bench.load.LoadResult;
import io.taskflow.bench.process.BenchPostgres;
import java.time.Duration;

/** What the database does alone: one row an insert, each committed by itself, without a server in between. */
public final class DurableInserts implements AutoCloseable {
    private final HikariDataSource pool;
    private final RawInsert rows;
    private final int connections;

    public DurableInserts(BenchPostgres postgres, int connections) throws Exception {
        this.pool = postgres.newDatabase("inserts", connections);
        this.rows = new RawInsert(pool);
        this.connections = connections;
    }

    public LoadResult run(Duration time) throws Exception {
        return Callers.run(rows, connections, time);
    }

    @Override
    public void close() {
        pool.close();
    }
}
