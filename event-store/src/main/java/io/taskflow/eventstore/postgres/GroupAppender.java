package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.InlineProjection;
import io.taskflow.eventstore.LogUnavailableException;
import io.taskflow.eventstore.postgres.AppendSession.End;
import io.taskflow.eventstore.postgres.AppendSession.Start;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: one thread takes all requests that wait, decides and stores them in one transaction, and answers. While it waits for the disk, the
 * next group gathers.
 */
final class GroupAppender implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(GroupAppender.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration MOST_PATIENCE = Duration.ofMillis(1);
    private static final Duration GLANCE = Duration.ofNanos(50_000);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);
    /** Failures of a group that looked like passing ones before its requests are tried one by one. */
    private static final int TOGETHER = 3;

    private final PostgresLogSettings settings;
    private final DataSource database;
    private final List<InlineProjection> inlineProjections;
    private final Segments segments;
    private final Heads heads;
    private final Wakeups wakeups;
    private final AppendObserver observer;
    private final LinkedBlockingQueue<Submission> waiting;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("log-appender").unstarted(this::run);
    private volatile boolean open = true;
    private @Nullable Connection connection;
    /** What was sent to be committed and is not answered yet. */
    private List<Group> inDoubt = List.of();
    /** How many requests were about when the last group ended, and how many nanoseconds to wait for them. */
    private int expected;

    private long patience;

    GroupAppender(
            PostgresLogSettings settings,
            DataSource database,
            List<InlineProjection> inlineProjections,
            Segments segments,
            Heads heads,
            Wakeups wakeups,
            AppendObserver observer) {
        this.settings = settings;
        this.database = database;
        this.inlineProjections = inlineProjections;
        this.segments = segments;
        this.heads = heads;
        this.wakeups = wakeups;
        this.observer = observer;
        this.waiting = new LinkedBlockingQueue<>(settings.maxWaiting());
    }

    void start() {
        thread.start();
    }

    /** Its answer comes when it is durable. */
    void submit(Submission submission) {
        if (!open) {
            submission.answer().completeExceptionally(closed());
        } else if (!waiting.offer(submission)) {
            submission
                    .answer()
                    .completeExceptionally(new LogUnavailableException(
                            "more than " + settings.maxWaiting() + " requests wait for the log", null));
        } else if (!open && waiting.remove(submission)) {
            submission.answer().completeExceptionally(closed());
        }
    }

    private void run() {
        try {
            while (open || !waiting.isEmpty()) {
                List<Submission> requests = take();
                if (!requests.isEmpty()) {
                    long began = System.nanoTime();
                    appendOrFail(requests);
                    expected = requests.size() + waiting.size();
                    patience = Math.min((System.nanoTime() - began) / 8, MOST_PATIENCE.toNanos());
                }
            }
        } finally {
            discard();
        }
    }

    /** Whatever happens, the thread that all wait for goes on. */
    private void appendOrFail(List<Submission> requests) {
        try {
            append(requests);
        } catch (Error e) {
            log.error("appending {} requests ended in an error", requests.size(), e);
            inDoubt = List.of();
            discard();
            requests.forEach(one -> one.answer()
                    .completeExceptionally(new LogUnavailableException("the log could not be written: " + e, e)));
        }
    }

    /** Waits for a request and takes all that wait, within the bounds of a group. */
    private List<Submission> take() {
        var requests = new ArrayList<Submission>();
        Submission next = awaitFirst();
        int bytes = 0;
        while (next != null) {
            if (!next.answer().isDone()) {
                requests.add(next);
                bytes += next.bytes();
            }
            Submission following = waiting.peek();
            next = following == null
                            || requests.size() == settings.maxGroupRequests()
                            || (!requests.isEmpty() && bytes + following.bytes() > settings.maxGroupBytes())
                    ? null
                    : waiting.poll();
        }
        return requests;
    }

    private @Nullable Submission awaitFirst() {
        try {
            Submission first = waiting.take();
            gather();
            return first;
        } catch (InterruptedException e) {
            // Nobody has a reason to; who closes sends a request that is answered already.
            return waiting.poll();
        }
    }

    /**
     * Callers that were just answered come back together, a moment later: a group that does not wait for them is a small one, and they wait for it. So
     * it waits a little, measured by what the last group cost, for as many as there were.
     */
    private void gather() {
        long until = System.nanoTime() + patience;
        while (open && waiting.size() + 1 < expected && System.nanoTime() < until) {
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    /** Sees requests through: each is answered, or its caller is gone, when this returns. */
    private void append(List<Submission> requests) {
        List<Submission> left = requests;
        boolean apart = false;
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            try {
                long began = System.nanoTime();
                AppendSession session = session();
                if (!inDoubt.isEmpty()) {
                    settleDoubt(session, began);
                    left = unanswered(left);
                } else if (apart) {
                    appendApart(session, left, began);
                    return;
                } else {
                    Group group = session.decide(Start.TRANSACTION, left, heads.newest(), false);
                    inDoubt = List.of(group);
                    session.write(group, End.COMMIT);
                    answer(session, inDoubt, began);
                    return;
                }
            } catch (SQLException | RuntimeException e) {
                boolean mayPass = Failures.mayPass(e);
                apart = rolledBack() && (!mayPass || attempt >= TOGETHER);
                if (mayPass) {
                    // Nothing is lost with it, and the next one may lead to where the database is now.
                    discard();
                    log.warn("{} requests could not be appended and are tried again: {}", left.size(), e.getMessage());
                    rest(pause);
                    pause = longer(pause);
                    giveUp(left, e);
                }
                left = unanswered(left);
            }
        }
    }

    /** One by one in one transaction, so that whoever makes it fail fails alone. */
    private void appendApart(AppendSession session, List<Submission> requests, long began) throws SQLException {
        var groups = new ArrayList<Group>();
        session.beginLocked();
        for (Submission request : requests) {
            try {
                Group group = session.decide(Start.PART, List.of(request), heads.newest(), true);
                session.write(group, End.PART);
                groups.add(group);
            } catch (SQLException | RuntimeException e) {
                session.rollbackPart();
                request.answer().completeExceptionally(Failures.asAnswer(e));
            }
        }
        inDoubt = groups;
        session.commit();
        answer(session, groups, began);
    }

    /** Under the lock, what was sent to be committed either is in the log or never will be. */
    private void settleDoubt(AppendSession session, long began) throws SQLException {
        List<Group> groups = inDoubt;
        Optional<Group> witness = groups.stream().filter(Group::writes).findAny();
        session.beginLocked();
        boolean committed = witness.isPresent() && session.committed(witness.get());
        session.rollback();
        if (committed) {
            answer(session, groups, began);
        } else {
            inDoubt = List.of();
        }
    }

    private void answer(AppendSession session, List<Group> groups, long began) throws SQLException {
        inDoubt = List.of();
        if (groups.isEmpty()) {
            return;
        }
        Head head = groups.getLast().after();
        boolean news = heads.learn(head);
        long oldest = began;
        int requests = 0;
        int refused = 0;
        int conflicts = 0;
        int events = 0;
        for (Group group : groups) {
            oldest = Math.min(oldest, group.oldest());
            requests += group.requests();
            refused += group.refused();
            conflicts += group.conflicts();
            events += group.placed().size();
            group.answer();
        }
        if (news) {
            heads.tell();
            wakeups.tellOthers();
        }
        observer.committed(new AppendObserver.Group(
                requests,
                refused,
                conflicts,
                events,
                Duration.ofNanos(began - oldest),
                Duration.ofNanos(System.nanoTime() - began)));
        session.learnMonth(head);
    }

    private static List<Submission> unanswered(List<Submission> requests) {
        return requests.stream().filter(one -> !one.answer().isDone()).toList();
    }

    /** Answers those who have waited long enough, in the queue too; all when closing. */
    private void giveUp(List<Submission> requests, Exception why) {
        long now = System.nanoTime();
        for (List<Submission> some : List.of(requests, List.copyOf(waiting))) {
            for (Submission one : some) {
                if (!open || now - one.since() > settings.callerTimeout().toNanos()) {
                    one.answer().completeExceptionally(Failures.asAnswer(why));
                }
            }
        }
    }

    private void rest(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            log.debug("tried again without a pause", e);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private AppendSession session() throws SQLException {
        Connection now = connection;
        if (now == null) {
            now = database.getConnection();
            connection = now;
            try {
                configure(now);
            } catch (SQLException e) {
                discard();
                throw e;
            }
        }
        return new AppendSession(now, inlineProjections, segments);
    }

    /**
     * A client that is gone must not hold the lock for long. Plans use indexes whatever the statistics of a young table say: a plan is kept, and the
     * table grows.
     */
    private void configure(Connection fresh) throws SQLException {
        long transaction = settings.transactionTimeout().toMillis();
        fresh.setAutoCommit(true);
        fresh.setNetworkTimeout(Runnable::run, Math.toIntExact(transaction + 5_000));
        try (Statement statement = fresh.createStatement()) {
            statement.execute("""
                    SET default_transaction_isolation = 'read committed';
                    SELECT set_config('synchronous_commit', 'on', false)
                        WHERE current_setting('synchronous_commit') <> 'remote_apply';
                    SET transaction_timeout = %1$d; SET lock_timeout = %2$d; SET statement_timeout = 0;
                    SET idle_in_transaction_session_timeout = %2$d; SET tcp_user_timeout = %2$d;
                    SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET jit = off;
                    SET application_name = 'taskflow log'""".formatted(transaction, transaction / 2));
        }
    }

    /** Whether the connection lives, and all that was not committed on it is undone. */
    private boolean rolledBack() {
        if (connection == null) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Back to where it came from, as it was: without a transaction, a lock or a setting of ours; or, if that cannot be, broken for good. */
    private void discard() {
        Connection old = connection;
        connection = null;
        if (old == null) {
            return;
        }
        try (old) {
            try (Statement statement = old.createStatement()) {
                statement.execute("ROLLBACK; RESET ALL");
            } catch (SQLException e) {
                old.abort(Runnable::run);
            }
        } catch (SQLException e) {
            log.debug("a connection of the log was broken already", e);
        }
    }

    private static LogUnavailableException closed() {
        return new LogUnavailableException("the log is closed", null);
    }

    /** Answers all that wait, as long as the database goes along. */
    @Override
    public void close() {
        open = false;
        Submission wake = new Submission(AppendRequest.of(List.of()));
        wake.answer().cancel(false);
        // Not taken by a full queue, which wakes as well.
        boolean _ = waiting.offer(wake);
        try {
            thread.join(CLOSE_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        waiting.forEach(one -> one.answer().completeExceptionally(closed()));
    }
}
