package io.taskflow.query.paging;

import io.taskflow.support.http.QueryParameters;
import org.jspecify.annotations.Nullable;

/**
 * What a query says about its page, as written.
 *
 * @param cursor where it begins; null for the first page
 * @param limit how many items at most, 1 to 200; 50 unless told
 * @param held the {@code If-None-Match} header
 */
@QueryParameters({"cursor", "limit"})
public record PageParameters(
        @Nullable String cursor,
        @Nullable String limit,
        @Nullable String held) {}
