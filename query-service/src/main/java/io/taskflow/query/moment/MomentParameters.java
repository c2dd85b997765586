package io.taskflow.query.moment;

import io.taskflow.support.http.QueryParameters;
import org.jspecify.annotations.Nullable;

/**
 * What a query says about its moment, as written: at most one of the first three.
 *
 * @param asOf every event that happened until this instant
 * @param asOfPosition every event up to this position
 * @param knownAt what the log held at this instant
 * @param minPosition the view must have got this far
 * @param waitMs how long to wait for it, in milliseconds, 0 to 30000; 2000 unless told
 */
@QueryParameters({"asOf", "asOfPosition", "knownAt", "minPosition", "waitMs"})
public record MomentParameters(
        @Nullable String asOf,
        @Nullable Long asOfPosition,
        @Nullable String knownAt,
        @Nullable Long minPosition,
        @Nullable Long waitMs) {
    /** Whether it names a moment other than now. */
    public boolean namesMoment() {
        return asOf != null || asOfPosition != null || knownAt != null;
    }
}
