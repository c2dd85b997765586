package io.taskflow.query.paging;

import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** How many items a page may hold: 1 to 200, 50 unless told. */
final class Limit {
    private static final int DEFAULT = 50;
    private static final int MAX = 200;

    private Limit() {}

    /** @throws ProblemException {@code limit-out-of-range} or {@code malformed} */
    static int of(@Nullable String asked) {
        if (asked == null) {
            return DEFAULT;
        }
        if (!asked.matches("[+-]?\\d{1,100}")) {
            throw ProblemException.ofField(ProblemType.MALFORMED, "limit", "integer", "must be a whole number");
        }
        // What has more digits than this is out of range, whatever they are.
        if (asked.length() > 9 || Integer.parseInt(asked) < 1 || Integer.parseInt(asked) > MAX) {
            throw ProblemException.ofField(
                    ProblemType.LIMIT_OUT_OF_RANGE, "limit", "range", "must be from 1 to " + MAX);
        }
        return Integer.parseInt(asked);
    }
}
