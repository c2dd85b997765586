package io.taskflow.projection.rows;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a row stood unchanged, from the row's own position and time on.
 *
 * @param month null where the history is not cut by month
 * @param carried whether it began in an earlier epoch
 * @param to when it ended; null where it had not when its epoch did
 */
public record Span<R extends Row>(
        R row,
        @Nullable LocalDate month,
        int epoch,
        boolean carried,
        @Nullable Instant to,
        @Nullable Long toPosition) {}
