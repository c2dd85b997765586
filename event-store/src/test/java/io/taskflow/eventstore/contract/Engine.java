package io.taskflow.eventstore.contract;

import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.EventLog;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * An engine as the rules drive it: logs on one database, and the faults that they must bear.
 *
 * @param <L> the engine's log
 */
public interface Engine<L extends Appender & EventLog> extends AutoCloseable {

    /** When a connection is lost. */
    enum Loss {
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    /** A state of affairs that ends when closed. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /** Closes all logs, empties the database and mends what was broken. */
    void reset();

    /**
     * A log as a process of its own opens it: it shares nothing with the others but the database.
     *
     * @param callerTimeout how long a caller waits for its answer
     * @param transactionTimeout how long a transaction of the log may last
     */
    L open(Duration callerTimeout, Duration transactionTimeout);

    default L open() {
        return open(Samples.PATIENCE, Duration.ofSeconds(20));
    }

    /** Ends a log, as its process would before it ends; it answers what it has taken. */
    void close(L log);

    /** What appends go through, and whose transactions they join. */
    DataSource database();

    /** Nothing is appended, by any log, while it is held. */
    Held holdAppends();

    /** How many transactions wait because of {@link #holdAppends} or another transaction. */
    int waiting();

    /** As if a clock that is ahead had stamped the newest append, of which there must be one; from here on it stands still until the real one has caught up. */
    void setClock(Instant ahead);

    /** The next transaction of a log, not of a caller's, loses its connection at commit. */
    void loseNextCommit(Loss loss);

    /** Whether what {@link #loseNextCommit} asked for has happened. */
    boolean lostCommit();

    /** The news of an append reach no other log. */
    Held loseNotifications();

    /** Ends every connection through which a log appends, as an administrator would. */
    void killConnections();

    /** Ends the server without a chance to tidy up; it recovers by itself. */
    void killServer();

    /** Every transaction that begins a stream takes longer than any log's transaction may. */
    Held slowWrites();

    /** The disk that events are written to holds no more than a few megabytes. */
    Held smallDisk();

    /** No log gets a connection any more, and each loses those it has. */
    void closePool();

    /** Ends the database too. */
    @Override
    void close();
}
