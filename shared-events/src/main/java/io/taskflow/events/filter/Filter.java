package io.taskflow.events.filter;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that someone asks a list with; null for those they leave away.
 *
 * @param list which list
 * @param type {@code task} or {@code comment}
 */
public record Filter(
        List list,
        @Nullable String q,
        @Nullable UUID workspace,
        @Nullable UUID board,
        @Nullable UUID assignee,
        @Nullable UUID label,
        @Nullable String type,
        @Nullable Boolean archived,
        @Nullable Instant due) {
    /** What can be filtered. */
    public enum List {
        /** {@code GET /search}. */
        SEARCH,
        /** {@code GET /me/tasks}. */
        TASKS
    }
}
