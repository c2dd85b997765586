package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.RecordedEvent;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** The events of a month, wherever they lie. Answers are pages, in order: at most so many, and fewer only where there are no more. */
interface Month {

    List<RecordedEvent> after(long position, long upto, int limit) throws SQLException, IOException;

    List<RecordedEvent> ofScope(String scope, long after, long upto, int limit) throws SQLException, IOException;

    /** By sequence. */
    List<RecordedEvent> ofStream(String streamId, long fromSequence, int limit) throws SQLException, IOException;

    /** How long a stream is after this month, 0 if the month holds nothing of it. */
    long versionOf(String streamId) throws SQLException, IOException;

    List<RecordedEvent> ofTypes(Set<String> types, long after, long upto, int limit) throws SQLException, IOException;

    /** @param positions of this month, ascending */
    List<RecordedEvent> at(long[] positions) throws SQLException, IOException;

    /** The first position that occurred at this moment or later, 0 for none. */
    long firstOccurredFrom(long micros) throws SQLException, IOException;

    /** The last position recorded at or before this moment, 0 for none. */
    long knownAt(long micros) throws SQLException, IOException;
}
