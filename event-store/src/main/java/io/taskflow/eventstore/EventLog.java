package io.taskflow.eventstore;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The read side of the log, raw: gapless positions in commit order. Safe for use by many threads; each read streams and holds one connection. */
public interface EventLog {

    /** The last position, 0 in an empty log. */
    long head();

    /** The log's time: of the newest append group; {@link Instant#EPOCH} in an empty log. */
    Instant headTime();

    /** The events of a scope with {@code afterPosition < position ≤ uptoPosition}, by position. */
    void readScope(String scope, long afterPosition, long uptoPosition, Consumer<RecordedEvent> reader);

    /** A stream's events from a sequence on. */
    void readStream(String streamId, long fromSequence, Consumer<RecordedEvent> reader);

    /**
     * All events with {@code afterPosition < position ≤ uptoPosition}, by position.
     *
     * @param fetch rows held in memory at a time
     */
    void readAll(long afterPosition, long uptoPosition, int fetch, Consumer<RecordedEvent> reader);

    /** All events up to a position ordered by (scope, position), sorted by PostgreSQL; those without scope are left out. Resumable after a scope. */
    void readAllByScope(long uptoPosition, @Nullable String afterScope, Consumer<RecordedEvent> reader);

    /** The greatest position recorded at or before this moment, 0 for none. Final only once {@link #settle} has answered for it. */
    long positionKnownAt(Instant moment);

    /**
     * Makes a moment final: from here on nothing is recorded at or before it.
     *
     * @return a position at or after that of every event recorded at or before this moment: the head's, as known when the moment became final
     * @throws FutureInstantException where it lies after the database's clock
     */
    long settle(Instant moment);

    /** Whether a scope has an event with {@code afterPosition < position ≤ uptoPosition}. */
    boolean anyInScope(String scope, long afterPosition, long uptoPosition);

    /** Calls back with the new head soon after each append, of this process or another; quick work only. Close to end it. */
    Registration onAppend(LongConsumer newHead);

    /** Ends a call-back. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
