package io.taskflow.eventstore;

import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The read side of the log, raw: gapless positions in commit order. Safe for use by many threads; each read streams and holds one connection. */
public interface EventLog {

    /**
     * The last position, 0 in an empty log; without asking the database. Never less than what this process has acknowledged or seen; appends of
     * other processes show within moments.
     */
    long head();

    /** The last committed position, asked of the database: at or after all that any process has acknowledged before this call. */
    long refreshHead();

    /** The log's time: of the newest append group that {@link #head} knows of; {@link Instant#EPOCH} in an empty log. */
    Instant headTime();

    /** The events of a scope with {@code afterPosition < position ≤ uptoPosition}, by position. */
    void readScope(String scope, long afterPosition, long uptoPosition, Consumer<RecordedEvent> reader);

    /** A stream's events from a sequence on. */
    default void readStream(String streamId, long fromSequence, Consumer<RecordedEvent> reader) {
        readStream(streamId, fromSequence, Integer.MAX_VALUE, reader);
    }

    /** At most so many of a stream's events from a sequence on. */
    void readStream(String streamId, long fromSequence, int limit, Consumer<RecordedEvent> reader);

    /** The number of events in a stream, 0 where there is none. */
    long version(String streamId);

    /**
     * All events with {@code afterPosition < position ≤ uptoPosition}, by position.
     *
     * @param fetch rows held in memory at a time
     */
    void readAll(long afterPosition, long uptoPosition, int fetch, Consumer<RecordedEvent> reader);

    /**
     * At most so many of the events of some types with {@code afterPosition < position ≤ uptoPosition}, by position. What lies between them is skipped by
     * an index, so that a rare type is found soon.
     *
     * @param types as stored, whatever upcasters make of them
     */
    void readTypes(Set<String> types, long afterPosition, long uptoPosition, int limit, Consumer<RecordedEvent> reader);

    /** All events up to a position ordered by (scope, position), sorted by PostgreSQL; those without scope are left out. Resumable after a scope. */
    void readAllByScope(long uptoPosition, @Nullable String afterScope, Consumer<RecordedEvent> reader);

    /** The greatest position recorded at or before this moment, 0 for none. Final only once {@link #settle} has answered for it. */
    long positionKnownAt(Instant moment);

    /** The position before the first event that occurred at or after this moment, cut to microseconds; the head's where there is none. */
    long positionBefore(Instant occurredAt);

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
