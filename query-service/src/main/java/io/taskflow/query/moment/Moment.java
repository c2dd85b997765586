package io.taskflow.query.moment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The moment an answer shows. */
public sealed interface Moment {
    /** Now: the newest state the view holds. */
    record Live() implements Moment {}

    /** Every event that happened at or before this time. */
    record AsOf(Instant time) implements Moment {}

    /** Every event up to this position. */
    record AtPosition(long position) implements Moment {}

    /** Whether an event is part of this moment. */
    default boolean includes(long position, Instant occurredAt) {
        return switch (this) {
            case Live live -> true;
            case AsOf(Instant time) -> !occurredAt.isAfter(time);
            case AtPosition(long last) -> position <= last;
        };
    }

    /** The {@code asOf} that was asked for, if it was asked by time. */
    default @Nullable Instant askedTime() {
        return this instanceof AsOf(Instant time) ? time : null;
    }

    /** The moment that later pages show: what was now is the position that the first page showed. */
    default Moment pinnedAt(long position) {
        return this instanceof Live ? new AtPosition(position) : this;
    }
}
