package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.InlineProjection;
import io.taskflow.eventstore.postgres.AppendSession.End;
import io.taskflow.eventstore.postgres.AppendSession.Start;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Appends inside a caller's own transaction: the same lock, held until that transaction ends, and the same decisions. A refused request leaves the
 * transaction as it was. Nothing is acknowledged but by its commit.
 */
final class JoinedAppends {
    private final DataSource database;
    private final List<InlineProjection> inlineProjections;
    private final Segments segments;
    private final Heads heads;
    private final Wakeups wakeups;
    private final AppendObserver observer;

    JoinedAppends(
            DataSource database,
            List<InlineProjection> inlineProjections,
            Segments segments,
            Heads heads,
            Wakeups wakeups,
            AppendObserver observer) {
        this.database = database;
        this.inlineProjections = inlineProjections;
        this.segments = segments;
        this.heads = heads;
        this.wakeups = wakeups;
        this.observer = observer;
    }

    /**
     * Whether this thread has a transaction on the log's DataSource. Spring also binds connections that are in none, and JPA's are not marked as
     * taking part in one: the connection itself knows.
     */
    boolean wanted() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !(TransactionSynchronizationManager.getResource(database) instanceof ConnectionHolder holder)) {
            return false;
        }
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            return !connection.getAutoCommit();
        } catch (SQLException e) {
            throw Failures.asAnswer(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    /** Is answered when this returns. */
    void append(Submission submission) {
        long began = System.nanoTime();
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            AppendSession session = new AppendSession(connection, inlineProjections, segments);
            Group group = decideAndWrite(session, submission);
            if (group.writes() && !announced()) {
                TransactionSynchronizationManager.registerSynchronization(new Announcement());
            }
            observe(group, began);
            group.answer();
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private Group decideAndWrite(AppendSession session, Submission submission) {
        try {
            session.lock();
            try {
                Group group = session.decide(Start.PART, List.of(submission), heads.newest(), true);
                session.write(group, End.PART);
                return group;
            } catch (SQLException | RuntimeException e) {
                session.rollbackPart();
                throw e;
            }
        } catch (SQLException e) {
            throw Failures.asAnswer(e);
        }
    }

    /** A refusal is one whatever becomes of the transaction; what was decided is told of when it is durable. */
    private void observe(Group group, long began) {
        if (group.refused() > 0) {
            observer.committed(told(group, began));
        } else if (group.writes()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    observer.committed(told(group, began));
                }
            });
        }
    }

    private static AppendObserver.Group told(Group group, long began) {
        return new AppendObserver.Group(
                group.requests(),
                group.refused(),
                group.conflicts(),
                group.placed().size(),
                Duration.ZERO,
                Duration.ofNanos(System.nanoTime() - began));
    }

    private boolean announced() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .anyMatch(one -> one instanceof Announcement announcement && announcement.isOf(this));
    }

    /**
     * Tells of the new head once the caller's transaction is durable. What was appended may have been rolled back to a savepoint since, so the
     * transaction itself is asked, as late as may be.
     */
    private final class Announcement implements TransactionSynchronization {
        private @Nullable Head head;

        boolean isOf(JoinedAppends appends) {
            return JoinedAppends.this == appends;
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            Connection connection = DataSourceUtils.getConnection(database);
            try {
                head = LogReader.newestHead(connection, heads.newest());
            } catch (SQLException e) {
                throw Failures.asAnswer(e);
            } finally {
                DataSourceUtils.releaseConnection(connection, database);
            }
        }

        @Override
        public void afterCommit() {
            if (head != null && heads.learn(head)) {
                heads.tell();
                wakeups.tellOthers();
            }
        }
    }
}
