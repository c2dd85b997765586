package io.taskflow.command.account;

import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;

/**
 * A page of somebody's own rows, the newest first. Ids grow with time, and people see their own rows only: as a cursor, the id of the last row shown
 * says it all.
 *
 * @param before the id that all of the page are below
 * @param limit how many are shown
 */
public record NewestFirst(UUID before, int limit) {
    private static final int MOST = 200;
    private static final UUID NEWEST = new UUID(-1, -1);

    /**
     * The page a request asks for.
     *
     * @throws ProblemException {@code limit-out-of-range} or {@code invalid-cursor}
     */
    public static NewestFirst of(int limit, @Nullable String cursor) {
        if (limit < 1 || limit > MOST) {
            throw ProblemException.ofField(ProblemType.LIMIT_OUT_OF_RANGE, "limit", "range", "limit is 1 to " + MOST);
        }
        try {
            return new NewestFirst(cursor == null ? NEWEST : UUID.fromString(cursor), limit);
        } catch (IllegalArgumentException e) {
            throw ProblemException.ofField(
                    ProblemType.INVALID_CURSOR, "cursor", "cursor", "cursor must come from nextCursor of this list");
        }
    }

    /** How many rows to read: one that is not shown tells that there is more. */
    public Limit oneMore() {
        return Limit.of(limit + 1);
    }

    /** Those of the rows read that are shown. */
    public <R> List<R> shown(List<R> read) {
        return read.subList(0, Math.min(limit, read.size()));
    }

    /** Where the next page begins; null when there is none. */
    public @Nullable String next(List<? extends Stored<UUID>> read) {
        UUID last = read.size() > limit ? read.get(limit - 1).getId() : null;
        return last == null ? null : last.toString();
    }
}
