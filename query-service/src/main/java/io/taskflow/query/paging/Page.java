package io.taskflow.query.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param nextCursor where the next page begins, null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {}
