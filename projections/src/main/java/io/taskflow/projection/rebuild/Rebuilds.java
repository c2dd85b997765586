package io.taskflow.projection.rebuild;

import io.taskflow.eventstore.EventLog;
import io.taskflow.projection.generation.Generation;
import io.taskflow.projection.generation.GenerationState;
import io.taskflow.projection.generation.Generations;
import io.taskflow.projection.generation.Progress;
import io.taskflow.projection.generation.SupersededException;
import io.taskflow.projection.generation.SwitchBy;
import io.taskflow.projection.live.LiveView;
import io.taskflow.projection.live.Poison;
import io.taskflow.projection.rows.Projection;
import io.taskflow.support.events.EventCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Carries out the rebuild that the registry names, whoever asked for it and whoever began it: one process at a time, the next one when that is gone.
 */
public final class Rebuilds implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Rebuilds.class);

    private static final long LOOK_MILLIS = 1_000;
    private static final long PATIENCE_MILLIS = 5_000;

    private final DataSource database;
    private final EventLog events;
    private final EventCodec codec;
    private final Projection projection;
    private final Generations generations;
    private final LiveView live;
    private final Semaphore asked = new Semaphore(0);
    private volatile boolean stopping = true;
    private volatile @Nullable Thread thread;

    public Rebuilds(
            DataSource database,
            EventLog events,
            EventCodec codec,
            Projection projection,
            Generations generations,
            LiveView live) {
        this.database = database;
        this.events = events;
        this.codec = codec;
        this.projection = projection;
        this.generations = generations;
        this.live = live;
    }

    /**
     * Begins a rebuild up to where the live generation is.
     *
     * @return empty where one is at work already
     */
    Optional<Generation> begin(SwitchBy switchBy, boolean verify) {
        long target = generations.progress(generations.live(projection.name())).position();
        Optional<Generation> begun = generations.begin(projection.name(), target, switchBy, verify);
        asked.release();
        return begun;
    }

    @Override
    public void start() {
        stopping = false;
        thread = Thread.ofVirtual().name("rebuild-" + projection.name()).start(this::work);
    }

    @Override
    public void stop() {
        stopping = true;
        asked.release();
        Thread working = thread;
        if (working != null) {
            try {
                working.join(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void work() {
        while (!stopping) {
            try {
                Optional<Progress> rebuilding = generations.rebuilding(projection.name());
                if (rebuilding.isPresent()) {
                    rebuild(rebuilding.get().generation());
                }
                if (!live.isHealthy()) {
                    // Another process may have put a generation in place that can be followed.
                    live.refresh();
                }
                asked.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                asked.drainPermits();
            } catch (SQLException | DataAccessException e) {
                log.warn("the rebuild of {} is tried again", projection.name(), e);
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void rebuild(Generation generation) throws SQLException {
        try (Connection claim = database.getConnection()) {
            if (!lock(claim, "SELECT pg_try_advisory_lock(hashtextextended(?, 0))", generation)) {
                return;
            }
            try {
                new Rebuild(database, events, codec, projection, generations, generation, () -> stopping).run();
                live.refresh();
            } catch (SupersededException e) {
                log.info("{} is not built any more", generation.schema());
            } catch (SQLException | RuntimeException e) {
                if (!Poison.is(e)) {
                    throw e;
                }
                log.error("{} cannot be built", generation.schema(), e);
                generations.end(generation, GenerationState.FAILED, Poison.cause(e));
            } finally {
                lock(claim, "SELECT pg_advisory_unlock(hashtextextended(?, 0))", generation);
            }
        }
    }

    private static boolean lock(Connection connection, String sql, Generation generation) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, "projection.rebuild/" + generation.schema());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
