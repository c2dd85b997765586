package io.taskflow.projection.rebuild;

import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.projection.generation.Generation;
import io.taskflow.projection.generation.Generations;
import io.taskflow.projection.generation.Months;
import io.taskflow.projection.generation.Progress;
import io.taskflow.projection.live.DeadLetter;
import io.taskflow.projection.live.Incoming;
import io.taskflow.projection.live.Poison;
import io.taskflow.projection.rows.Fold;
import io.taskflow.projection.rows.Projection;
import io.taskflow.projection.search.Languages;
import io.taskflow.support.events.EventCodec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Fills a generation from the log, one board at a time: folded in memory, copied out, noted, so that it goes on after the last board noted. */
final class Filling implements AutoCloseable {
    private static final long COMMIT_BYTES = 32L << 20;
    private static final long COMMIT_NANOS = 2_000_000_000L;

    private final EventLog log;
    private final EventCodec codec;
    private final Projection projection;
    private final Generation generation;
    private final Months months;
    private final Loader loader;
    private final BooleanSupplier stop;

    private final List<DeadLetter> parked = new ArrayList<>();
    private long filled;
    private long committedEvents;
    private long committedAt = System.nanoTime();
    private Languages languages = new Languages(Map.of());
    private @Nullable String scope;
    private @Nullable Fold fold;
    private boolean scopeParked;

    /** Ends the reading of the log. */
    private static final class Stopped extends RuntimeException {
        Stopped() {
            super("stopped", null, false, false);
        }
    }

    /** @param stop asked at the end of a board from time to time: whether to leave the rest for later */
    Filling(
            DataSource database,
            EventLog log,
            EventCodec codec,
            Projection projection,
            Generation generation,
            BooleanSupplier stop)
            throws SQLException {
        this.log = log;
        this.codec = codec;
        this.projection = projection;
        this.generation = generation;
        this.months = new Months(database, generation, projection.monthly());
        this.stop = stop;
        this.loader = new Loader(database, generation);
    }

    /** Fills on from where it stands; false if it was stopped. */
    boolean run(Progress from) throws SQLException {
        filled = from.filledEvents();
        committedEvents = filled;
        languages = Languages.upTo(log, codec, from.target());
        try {
            log.readAllByScope(from.target(), from.filledScope(), this::take);
            endScope();
            if (scope != null) {
                // With the last board, so that they are noted once.
                languages.configurations().entrySet().forEach(one -> loader.line(Languages.LINES, one));
                commit(scope);
            }
            return true;
        } catch (Stopped e) {
            return false;
        } catch (CopyFailedException e) {
            throw e.failure();
        }
    }

    private void take(RecordedEvent recorded) {
        if (!String.valueOf(recorded.scope()).equals(scope)) {
            next(String.valueOf(recorded.scope()));
        }
        filled++;
        if (!scopeParked) {
            Incoming incoming = Incoming.of(recorded, codec);
            try {
                incoming.event().get().ifPresent(logged -> {
                    months.ensure(logged.at());
                    fold().apply(logged);
                });
            } catch (RuntimeException e) {
                if (e instanceof CopyFailedException || !Poison.is(e)) {
                    throw e;
                }
                parked.add(DeadLetter.of(incoming, e));
                scopeParked = true;
            }
        }
    }

    private Fold fold() {
        Fold now = fold;
        if (now == null) {
            now = new Fold(projection.projectors(), loader, languages::of);
            fold = now;
        }
        return now;
    }

    private void next(String begun) {
        endScope();
        if (scope != null && (loader.uncommitted() > COMMIT_BYTES || System.nanoTime() - committedAt > COMMIT_NANOS)) {
            try {
                commit(scope);
            } catch (SQLException e) {
                throw new CopyFailedException(e);
            }
            if (stop.getAsBoolean()) {
                throw new Stopped();
            }
        }
        scope = begun;
        scopeParked = false;
    }

    private void endScope() {
        if (fold != null) {
            fold.finish();
            fold = null;
        }
    }

    private void commit(String last) throws SQLException {
        long now = System.nanoTime();
        double rate = (filled - committedEvents) * 1e9 / Math.max(1, now - committedAt);
        loader.commit(connection -> {
            for (DeadLetter letter : parked) {
                letter.park(connection, generation);
            }
            Generations.filled(connection, generation, last, filled, rate);
        });
        parked.clear();
        committedEvents = filled;
        committedAt = now;
    }

    @Override
    public void close() throws SQLException {
        loader.close();
    }
}
