package io.taskflow.projection.rebuild;

import io.taskflow.eventstore.EventLog;
import io.taskflow.projection.generation.Generation;
import io.taskflow.projection.generation.GenerationState;
import io.taskflow.projection.generation.Generations;
import io.taskflow.projection.generation.Progress;
import io.taskflow.projection.generation.SwitchBy;
import io.taskflow.projection.live.BatchWriter;
import io.taskflow.projection.live.Incoming;
import io.taskflow.projection.rows.Projection;
import io.taskflow.support.events.EventCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;

/** Brings one generation from empty to live. Each step notes its end in the registry, and begins again there after any crash. */
final class Rebuild {
    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);

    private static final int SLICE = 2_000;
    /** So near to the live one that the rest is a moment's work. */
    private static final long NEAR = 5_000;

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int INDEXERS = 2;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final DataSource database;
    private final EventLog events;
    private final EventCodec codec;
    private final Projection projection;
    private final Generations generations;
    private final Generation generation;
    private final BooleanSupplier stopping;
    private final BatchWriter writer;

    /** @param stopping whether this process wants to end */
    Rebuild(
            DataSource database,
            EventLog events,
            EventCodec codec,
            Projection projection,
            Generations generations,
            Generation generation,
            BooleanSupplier stopping) {
        this.database = database;
        this.events = events;
        this.codec = codec;
        this.projection = projection;
        this.generations = generations;
        this.generation = generation;
        this.stopping = stopping;
        this.writer = new BatchWriter(database, projection, generation, false);
    }

    /** Goes on until the generation is live, ended, or this process ends. */
    void run() throws SQLException {
        while (!stopping.getAsBoolean()) {
            Progress progress = generations.progress(generation);
            if (progress.state().rebuilding() && progress.paused()) {
                LockSupport.parkNanos(POLL_NANOS);
                continue;
            }
            switch (progress.state()) {
                case FILLING -> fill(progress);
                case INDEXING -> index();
                case CATCHING_UP -> {
                    if (catchUp(live())
                            && live() - generations.progress(generation).position() < NEAR) {
                        generations.move(
                                generation,
                                GenerationState.CATCHING_UP,
                                progress.verify() ? GenerationState.VERIFYING : GenerationState.READY);
                    }
                }
                case VERIFYING -> verify();
                case READY -> {
                    if (progress.switchBy() == SwitchBy.AUTO) {
                        replace();
                    } else if (catchUp(live())) {
                        LockSupport.parkNanos(POLL_NANOS);
                    }
                }
                case LIVE, RETIRED, CANCELLED, FAILED -> {
                    return;
                }
            }
        }
    }

    private void fill(Progress progress) throws SQLException {
        log.info("{} is filled up to {}", generation.schema(), progress.target());
        try (Filling filling = new Filling(database, events, codec, projection, generation, this::held)) {
            if (filling.run(progress)) {
                generations.move(generation, GenerationState.FILLING, GenerationState.INDEXING);
            }
        }
    }

    private boolean held() {
        return stopping.getAsBoolean() || generations.progress(generation).paused();
    }

    private void index() throws SQLException {
        log.info("{} gets its indexes", generation.schema());
        generations.dropIndexes(generation);
        try (var threads =
                Executors.newFixedThreadPool(INDEXERS, Thread.ofVirtual().factory())) {
            List<Future<?>> running = new ArrayList<>();
            for (String statement : Generations.indexes(generation)) {
                running.add(threads.submit(() -> {
                    execute(statement);
                    return null;
                }));
            }
            for (Future<?> index : running) {
                await(index);
            }
        }
        // Without statistics the first readers would be served by guesses; a small sample will do until autovacuum
        // takes its own.
        execute(
                "SET LOCAL default_statistics_target = 10; ANALYZE task_history, task_current, activity, document_current, assignment_current");
        generations.complete(generation);
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("SET LOCAL search_path = " + generation.schema());
            sql.execute("SET LOCAL maintenance_work_mem = '128MB'");
            sql.execute("SET LOCAL synchronous_commit TO off");
            sql.execute(statement);
            connection.commit();
            connection.setAutoCommit(true);
        }
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

    /** Where the live generation is: the one on its way never passes it, so that both can be brought to the same position. */
    private long live() {
        return generations.progress(generations.live(projection.name())).position();
    }

    /** Takes the events up to a position; false if held before. */
    private boolean catchUp(long upto) throws SQLException {
        long position = generations.progress(generation).position();
        while (position < upto) {
            if (held()) {
                return false;
            }
            long next = Math.min(position + SLICE, upto);
            take(position, next);
            position = next;
        }
        return true;
    }

    private void take(long after, long upto) throws SQLException {
        List<Incoming> slice = new ArrayList<>();
        events.readAll(after, upto, SLICE, recorded -> slice.add(Incoming.of(recorded, codec)));
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                writer.write(connection, slice);
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Compares both at the same position, on one snapshot; the live one is held only until that is taken. */
    private void verify() throws SQLException {
        log.info("{} is compared with the live generation", generation.schema());
        Generation live = generations.live(projection.name());
        Optional<String> difference;
        try (Connection snapshot = database.getConnection()) {
            snapshot.setAutoCommit(false);
            try {
                if (!align(snapshot)) {
                    return;
                }
                difference = Comparison.difference(snapshot, live, generation);
            } finally {
                snapshot.rollback();
                snapshot.setAutoCommit(true);
            }
        }
        if (difference.isPresent()) {
            log.error("{} is not switched to: {}", generation.schema(), difference.get());
            generations.end(generation, GenerationState.FAILED, difference.get());
        } else {
            generations.move(generation, GenerationState.VERIFYING, GenerationState.READY);
        }
    }

    /** Takes a snapshot in which both generations are at the same position; false if held before. */
    private boolean align(Connection snapshot) throws SQLException {
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            try (var statement = snapshot.createStatement()) {
                if (!catchUp(Generations.hold(holder, projection.name()))) {
                    return false;
                }
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
                statement.execute("SELECT 1");
                return true;
            } finally {
                holder.rollback();
                holder.setAutoCommit(true);
            }
        }
    }

    /** Makes this generation the live one; readers that stand in the way are given time and the switch is tried again. */
    private void replace() throws SQLException {
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            try (var statement = holder.createStatement()) {
                statement.execute("SET LOCAL lock_timeout = '500ms'");
                if (catchUp(Generations.hold(holder, projection.name()))) {
                    Generations.promote(holder, generation);
                    holder.commit();
                    log.info("{} is the live generation", generation.schema());
                }
            } catch (SQLException e) {
                if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                    throw e;
                }
                LockSupport.parkNanos(POLL_NANOS);
            } catch (PessimisticLockingFailureException e) {
                LockSupport.parkNanos(POLL_NANOS);
            } finally {
                holder.rollback();
                holder.setAutoCommit(true);
            }
        }
    }
}
