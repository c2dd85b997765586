package io.taskflow.eventstore;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request that is durable.
 *
 * @param position of the last event; for a request without events the last position before it (0 in an empty log)
 * @param recordedAt the log's time at that position
 * @param versions number of events of each stream that the request appended to or expected a version of
 * @param replayed true where a receipt answered: nothing was appended now, and all else is the first answer's
 * @param resultId the receipt's
 * @param version of the request's first stream, null where it named none
 */
public record AppendResult(
        long position,
        Instant recordedAt,
        Map<String, Long> versions,
        boolean replayed,
        @Nullable String resultId,
        @Nullable Long version) {}
