package io.taskflow.query.moment;

import java.util.Optional;
import java.util.UUID;

/** Says why a view is behind: {@code LAGGING}, {@code REBUILDING}, {@code DEAD_LETTERED} or {@code STOPPED}. */
@FunctionalInterface
public interface Standing {
    /** @param board the one asked for; empty for a question about several */
    String reason(Optional<UUID> board);
}
