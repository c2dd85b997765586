package io.taskflow.eventstore;

import org.jspecify.annotations.Nullable;

/** A condition or change of claims and counters, decided in arrival order under the log's lock, in the append's own transaction. */
public sealed interface Guard {

    String key();

    /**
     * The key must be claimed.
     *
     * @param right true for an authorisation: it is checked before a receipt may answer
     */
    record MustExist(String key, boolean right) implements Guard {
        public MustExist(String key) {
            this(key, false);
        }
    }

    /** The key must not be claimed. */
    record MustNotExist(String key) implements Guard {}

    /**
     * The key must be claimed with this value; refused with {@link AppendRefusal.Missing} where it is not claimed, with {@link AppendRefusal.Taken} and
     * its value where that is another.
     */
    record MustHold(String key, @Nullable String value) implements Guard {}

    /** Takes the key; refused with {@link AppendRefusal.Taken} where it is taken already. */
    record Claim(String key, @Nullable String value) implements Guard {}

    /** Gives the key up; refused with {@link AppendRefusal.Missing} where it is not taken. */
    record Release(String key) implements Guard {}

    /**
     * Adds to a counter, which starts at 0; refused unless 0 ≤ new value ≤ max. {@code Count(key, 0, 0)} demands that it is empty.
     *
     * @param max greatest value allowed after the change, {@link Long#MAX_VALUE} for none
     */
    record Count(String key, long delta, long max) implements Guard {
        public Count {
            if (max < 0) {
                throw new IllegalArgumentException("a counter is never below 0, so its bound is not either: " + max);
            }
        }
    }
}
