package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.AppendRefusedException;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.postgres.AppendSession.End;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;

/**
 * Brings in what another store recorded, at the times it recorded it: the one writer that does not take the time from the database's clock. Each
 * request is a group of its own, checked, numbered and hashed like any other; inline projections do not see it. For use by one thread.
 */
public final class HistoryAppender implements AutoCloseable {
    private final Connection connection;
    private final AppendSession session;
    private Head head = Head.EMPTY;

    /** @param database holds the log's tables; one connection is held until closed */
    public HistoryAppender(DataSource database) throws SQLException {
        connection = database.getConnection();
        session = new AppendSession(connection, List.of(), new Segments());
    }

    /**
     * Durable when this returns.
     *
     * @param recordedAt when it was recorded; the log's time never falls, so it is recorded after all that is there, and not in the future
     * @throws AppendRefusedException it had no effect
     * @throws IllegalArgumentException an id, type or key is empty, too long or has control characters
     * @throws SQLException it is unknown whether it had an effect
     */
    public AppendResult append(AppendRequest request, Instant recordedAt) throws SQLException {
        Submission submission = new Submission(request);
        try {
            Group group = session.decidePast(submission, head, Micros.of(recordedAt));
            session.write(group, End.COMMIT);
            head = group.after();
            session.learnMonth(head);
            group.answer();
        } catch (SQLException | RuntimeException e) {
            session.rollback();
            throw e;
        }
        try {
            return submission.answer().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
