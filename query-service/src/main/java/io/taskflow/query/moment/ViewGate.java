package io.taskflow.query.moment;

import io.taskflow.eventstore.EventLog;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads views no earlier than they show the moment asked for. A view has reached a position for a board when its token
 * has, or when the log holds no event of that board in between.
 */
public final class ViewGate {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

    private final Snapshots snapshots;
    private final EventLog log;

    public ViewGate(Snapshots snapshots, EventLog log) {
        this.snapshots = snapshots;
        this.log = log;
    }

    /**
     * Reads rows and the view's token in one snapshot, waiting for the view as long as the query's patience lasts.
     *
     * @param read calls {@link Reached#check} with the token before it believes any row
     * @throws ProblemException {@code view-behind}, with position, head and reason
     */
    public <T> T read(Asked asked, UUID board, BiFunction<JdbcClient, Reached, T> read) {
        long deadline = System.nanoTime() + asked.patience().toNanos();
        Duration pause = FIRST_PAUSE;
        Reached reached = new Reached(asked, -1, 0);
        while (true) {
            try {
                Reached demand = reached;
                return snapshots.read(jdbc -> read.apply(jdbc, demand));
            } catch (Reached.NotReached behind) {
                long need = asked.least().getAsLong();
                if (behind.whole()
                        && (behind.token() >= need || !log.anyInScope(board.toString(), behind.token(), need))) {
                    reached = new Reached(asked, behind.token(), need);
                } else if (System.nanoTime() + pause.toNanos() > deadline) {
                    throw viewBehind(behind.token());
                } else {
                    LockSupport.parkNanos(pause.toNanos());
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                }
            }
        }
    }

    private ProblemException viewBehind(long token) {
        return new ProblemException(ProblemType.VIEW_BEHIND, "The view has not got there yet; ask again")
                .with("position", token)
                .with("head", log.head())
                .with("reason", "LAGGING")
                .withHeader(HttpHeaders.RETRY_AFTER, "1");
    }
}
