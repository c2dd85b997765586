package io.taskflow.command.http;

import io.taskflow.command.rank.Place;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code before} and {@code after} of a body. */
public final class PlaceFields {
    private PlaceFields() {}

    /** @throws ProblemException {@code ambiguous-place} */
    public static Place place(@Nullable UUID before, @Nullable UUID after) {
        if (before != null && after != null) {
            throw ProblemException.ofField(
                    ProblemType.AMBIGUOUS_PLACE, "/before", "one-place", "before and after exclude each other");
        }
        if (before != null) {
            return new Place.Before(before);
        }
        return after == null ? Place.END : new Place.After(after);
    }
}
