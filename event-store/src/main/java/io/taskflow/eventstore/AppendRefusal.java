package io.taskflow.eventstore;

import org.jspecify.annotations.Nullable;

/** Why a request was refused; it had no effect. */
public sealed interface AppendRefusal {

    /** The stream has another number of events than expected (or than the event's own sequence). */
    record VersionConflict(String streamId, long expected, long actual) implements AppendRefusal {}

    /** A key that must exist does not. */
    record Missing(String key, boolean right) implements AppendRefusal {}

    /** A key that must be free is taken, with the value of its owner. */
    record Taken(String key, @Nullable String value) implements AppendRefusal {}

    /**
     * A counter would leave its bounds.
     *
     * @param value the one it would have got
     */
    record LimitExceeded(String key, long value, long max) implements AppendRefusal {}

    /** The receipt's key was used for something else. */
    record ReceiptMismatch(String key) implements AppendRefusal {}

    /** An event of this id is in the log. */
    record DuplicateEvent(String eventId) implements AppendRefusal {}
}
