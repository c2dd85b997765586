package io.taskflow.eventstore.postgres;

import java.net.URI;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What the log knows of a month that is over.
 *
 * @param first position
 * @param last position
 * @param place of its file; null where it is in the database
 * @param before frontier of the tree before its first event
 * @param after that after its last
 */
record PastMonth(
        YearMonth month, long first, long last, @Nullable URI place, byte[] before, byte[] after) {}
