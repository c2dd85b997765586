package io.taskflow.query.paging;

import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** How many items a page may hold: 1 to 200, 50 unless told. */
public final class Limit {
    private static final int DEFAULT = 50;
    private static final int MAX = 200;

    private Limit() {}

    /** @throws ProblemException {@code limit-out-of-range} */
    public static int of(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT;
        }
        if (asked < 1 || asked > MAX) {
            throw ProblemException.ofField(
                    ProblemType.LIMIT_OUT_OF_RANGE, "limit", "range", "must be from 1 to " + MAX);
        }
        return asked;
    }
}
