package io.taskflow.query.moment;

import io.taskflow.eventstore.EventLog;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads views no earlier than they show the moment asked for. A view has reached a position for a board when its token
 * has, or when the log is there and holds no event of that board in between.
 */
public final class ViewGate {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

    private final Snapshots snapshots;
    private final Standing standing;
    private final EventLog log;

    public ViewGate(Snapshots snapshots, Standing standing, EventLog log) {
        this.snapshots = snapshots;
        this.standing = standing;
        this.log = log;
    }

    /** Whether the log holds an event that matters with {@code after < position ≤ upto}. */
    @FunctionalInterface
    public interface Between {
        boolean any(long after, long upto);
    }

    /**
     * Reads rows of one board and the view's token in one snapshot, waiting for the view as long as the query's patience
     * lasts.
     *
     * @param read calls {@link Reached#check} with the token before it believes any row
     * @throws ProblemException {@code view-behind}, with position, head and reason
     */
    public <T> T read(Asked asked, UUID board, BiFunction<JdbcClient, Reached, T> read) {
        Between between = (after, upto) -> log.anyInScope(board.toString(), after, upto);
        return read(asked, Optional.of(board), between, read);
    }

    /**
     * The same for rows of several boards.
     *
     * @param between asked about the events of all of them
     */
    public <T> T read(Asked asked, Between between, BiFunction<JdbcClient, Reached, T> read) {
        return read(asked, Optional.empty(), between, read);
    }

    private <T> T read(Asked asked, Optional<UUID> board, Between between, BiFunction<JdbcClient, Reached, T> read) {
        var patience = new Patience(asked);
        Reached reached = new Reached(asked, -1, 0);
        while (true) {
            Reached demand = reached;
            try {
                return snapshots.read(jdbc -> read.apply(jdbc, demand));
            } catch (Reached.NotReached behind) {
                long need = asked.least().getAsLong();
                if (behind.whole() && (behind.token() >= need || nothingNew(between, behind.token(), need))) {
                    reached = new Reached(asked, behind.token(), need);
                } else {
                    patience.pauseOr(() -> viewBehind(behind.token(), need, standing.reason(board)));
                }
            }
        }
    }

    /** Of what lies beyond the log's end nobody knows whether it will matter. */
    private boolean nothingNew(Between between, long token, long need) {
        return (need <= log.head() || need <= log.refreshHead()) && !between.any(token, need);
    }

    /**
     * How far the log itself is, for answers that are read from it: at or after all that was acknowledged before.
     *
     * @throws ProblemException {@code view-behind} if that is less than asked for
     */
    public long awaitLog(Asked asked) {
        var patience = new Patience(asked);
        while (true) {
            long head = log.refreshHead();
            if (head >= asked.enough()) {
                return head;
            }
            patience.pauseOr(() -> viewBehind(head, asked.enough(), "LAGGING"));
        }
    }

    private ProblemException viewBehind(long token, long need, String reason) {
        long head = log.head();
        String detail = need > head
                ? "Position " + need + " is not in the log yet, whose last one is " + head
                : "The view has not got there yet; ask again";
        return new ProblemException(ProblemType.VIEW_BEHIND, detail)
                .with("position", token)
                .with("head", head)
                .with("reason", reason)
                .withHeader(HttpHeaders.RETRY_AFTER, "1");
    }

    /** Waits in growing steps until the query's patience is at its end. */
    private static final class Patience {
        private final long deadline;
        private Duration pause = FIRST_PAUSE;

        Patience(Asked asked) {
            deadline = System.nanoTime() + asked.patience().toNanos();
        }

        void pauseOr(Supplier<ProblemException> refusal) {
            if (System.nanoTime() + pause.toNanos() - deadline > 0
                    || Thread.currentThread().isInterrupted()) {
                throw refusal.get();
            }
            LockSupport.parkNanos(pause.toNanos());
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        }
    }
}
