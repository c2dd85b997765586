package io.taskflow.projection.rebuild;

import io.taskflow.eventstore.copy.CopyBuffer;
import io.taskflow.projection.generation.Generation;
import io.taskflow.projection.rows.Entity;
import io.taskflow.projection.rows.Epoch;
import io.taskflow.projection.rows.Lines;
import io.taskflow.projection.rows.Row;
import io.taskflow.projection.rows.Sink;
import io.taskflow.projection.rows.Span;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Copies rows into a generation's tables: full buffers go to a thread of their own, so that folding and copying overlap. Memory is bounded by the buffers,
 * however many rows a board has. What was copied since the last {@link #commit} vanishes when it is closed.
 */
final class Loader implements Sink, AutoCloseable {
    private static final int BUFFER = 1 << 20;
    private static final int WAITING = 8;

    private final Generation generation;
    private final Connection connection;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private final Map<Lines<?>, CopyBuffer> filling = new LinkedHashMap<>();
    private final BlockingQueue<CopyBuffer> free = new ArrayBlockingQueue<>(WAITING);
    private final ArrayBlockingQueue<Future<?>> sent = new ArrayBlockingQueue<>(WAITING);
    private long uncommitted;

    /** Work on the loader's connection. */
    @FunctionalInterface
    interface Work {
        void run(Connection connection) throws SQLException;
    }

    Loader(DataSource database, Generation generation) throws SQLException {
        this.generation = generation;
        this.connection = database.getConnection();
        connection.setAutoCommit(false);
    }

    /** Bytes copied and not yet committed. */
    long uncommitted() {
        return uncommitted;
    }

    /** Makes durable enough to go on from what was copied, together with this note of it. */
    void commit(Work note) throws SQLException {
        for (var table : filling.entrySet()) {
            if (!table.getValue().isEmpty()) {
                table.setValue(send(table.getKey(), table.getValue()));
            }
        }
        await(enqueue(() -> {
            try (var statement = connection.createStatement()) {
                statement.execute("SET LOCAL synchronous_commit TO off");
            }
            note.run(connection);
            connection.commit();
            return null;
        }));
        uncommitted = 0;
    }

    @Override
    public <L> void line(Lines<L> lines, L line) {
        CopyBuffer buffer = filling.computeIfAbsent(lines, key -> new CopyBuffer(BUFFER));
        lines.copy(line, buffer);
        if (buffer.size() > BUFFER - BUFFER / 16) {
            filling.put(lines, send(lines, buffer));
        }
    }

    @Override
    public <R extends Row> void span(Entity<R> entity, Span<R> span) {
        line(entity.spans(), span);
    }

    @Override
    public <R extends Row> void current(Entity<R> entity, R row, boolean known) {
        line(entity.current(), row);
    }

    @Override
    public <R extends Row> void end(Entity<R> entity, Span<R> open, Instant to, long toPosition) {
        throw new IllegalStateException("no table is read while it is filled");
    }

    @Override
    public <R extends Row> void gone(Entity<R> entity, R row) {
        throw new IllegalStateException("no table is read while it is filled");
    }

    @Override
    public void carry(Epoch begun) {
        // All rows of the board are in the fold.
    }

    /** @return an empty buffer to go on with */
    private CopyBuffer send(Lines<?> lines, CopyBuffer full) {
        uncommitted += full.size();
        try {
            enqueue(() -> {
                full.send(connection, generation.table(lines.table()), lines.names());
                free.offer(full);
                return null;
            });
        } catch (SQLException e) {
            throw new CopyFailedException(e);
        }
        CopyBuffer empty = free.poll();
        return empty == null ? new CopyBuffer(BUFFER) : empty;
    }

    private Future<?> enqueue(Callable<@Nullable Object> work) throws SQLException {
        while (sent.remainingCapacity() == 0) {
            await(sent.remove());
        }
        Future<?> future = thread.submit(work);
        sent.add(future);
        return future;
    }

    private static void await(Future<?> work) throws SQLException {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException failed ? failed : new SQLException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }

    @Override
    public void close() throws SQLException {
        thread.close();
        connection.rollback();
        connection.setAutoCommit(true);
        connection.close();
    }
}
