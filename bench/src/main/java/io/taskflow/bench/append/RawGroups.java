package io.taskflow.bench.append;

import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.bench.raw.RawEvent;
import io.taskflow.bench.raw.RawGroupCommit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** The ceiling: one thread commits together whatever waits, with the log's tables, indexes and hashes, and decides nothing. */
final class RawGroups implements AppendTarget {
    private static final int MOST = 1_024;

    private final Connection connection;
    private final RawGroupCommit commit;
    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("raw-groups").unstarted(this::run);

    private record Waiting(RawEvent event, CompletableFuture<Void> durable) {}

    RawGroups(HikariDataSource pool) throws SQLException {
        connection = pool.getConnection();
        RawGroupCommit.makeTables(connection, "raw_groups");
        commit = RawGroupCommit.withStreams(connection, "raw_groups");
        thread.start();
    }

    @Override
    public String name() {
        return "raw groups";
    }

    @Override
    public void append(Streams.Place place) {
        var waiting = new Waiting(RawRows.event(place), new CompletableFuture<>());
        queue.add(waiting);
        waiting.durable().join();
    }

    private void run() {
        List<Waiting> group = new ArrayList<>();
        try {
            while (true) {
                group.clear();
                group.add(queue.take());
                queue.drainTo(group, MOST - 1);
                commit.append(group.stream().map(Waiting::event).toList());
                group.forEach(waiting -> waiting.durable().complete(null));
            }
        } catch (InterruptedException ended) {
            // Closed: nobody waits any more.
        } catch (SQLException | RuntimeException e) {
            group.forEach(waiting -> waiting.durable().completeExceptionally(e));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
            connection.setAutoCommit(true);
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
