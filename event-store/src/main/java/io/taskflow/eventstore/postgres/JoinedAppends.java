package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.InlineProjection;
import io.taskflow.eventstore.postgres.AppendSession.End;
import io.taskflow.eventstore.postgres.AppendSession.Start;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
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

    JoinedAppends(
            DataSource database,
            List<InlineProjection> inlineProjections,
            Segments segments,
            Heads heads,
            Wakeups wakeups) {
        this.database = database;
        this.inlineProjections = inlineProjections;
        this.segments = segments;
        this.heads = heads;
        this.wakeups = wakeups;
    }

    /** Whether this thread has a transaction on the log's DataSource. */
    boolean wanted() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.getResource(database) instanceof ConnectionHolder holder
                && holder.isSynchronizedWithTransaction();
    }

    /** Is answered when this returns. */
    void append(Submission submission) {
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            AppendSession session = new AppendSession(connection, inlineProjections, segments);
            Group group = decideAndWrite(session, submission);
            if (group.writes()) {
                TransactionSynchronizationManager.registerSynchronization(new Announcement(group.after()));
            }
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

    /** Tells of the new head once the caller's transaction is durable. */
    private final class Announcement implements TransactionSynchronization {
        private final Head head;

        Announcement(Head head) {
            this.head = head;
        }

        @Override
        public void afterCommit() {
            if (heads.learn(head)) {
                heads.tell();
                wakeups.tellOthers();
            }
        }
    }
}
