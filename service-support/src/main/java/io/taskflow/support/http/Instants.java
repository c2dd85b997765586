package io.taskflow.support.http;

import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Instants as the API takes and gives them: ISO 8601 with {@code Z} or an offset, microseconds kept. */
public final class Instants {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    /** The latest that can be told: with the next year, the usual form of instants ends. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Instants() {}

    /**
     * Reads an instant, truncated to microseconds.
     *
     * @param pointer where it stood, for the error
     * @throws ProblemException {@code invalid-instant}
     */
    public static Instant parse(String text, String pointer) {
        try {
            // A plus sign in a query string arrives as a space.
            Instant instant =
                    OffsetDateTime.parse(text.replace(' ', '+')).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // Falls through to the one refusal.
        }
        throw ProblemException.ofField(
                ProblemType.INVALID_INSTANT,
                pointer,
                "instant",
                "must be an ISO 8601 instant with Z or an offset, such as 2026-03-01T09:00:00Z");
    }
}
