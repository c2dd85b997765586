package io.taskflow.projection.generation;

import java.util.Arrays;

/** What a generation is doing. */
public enum GenerationState {
    /** Folds the log board by board into tables without indexes. */
    FILLING,
    INDEXING,
    /** Follows the log from where filling ended. */
    CATCHING_UP,
    /** Compares itself with the live one. */
    VERIFYING,
    /** Waits for the word to switch, following the log. */
    READY,
    /** Is read. */
    LIVE,
    /** Was read, and is kept. */
    RETIRED,
    CANCELLED,
    FAILED;

    /** Whether a rebuild is at work on it. */
    public boolean rebuilding() {
        return compareTo(LIVE) < 0;
    }

    /** The names of those, for SQL. */
    static String[] allRebuilding() {
        return Arrays.stream(values())
                .filter(GenerationState::rebuilding)
                .map(Enum::name)
                .toArray(String[]::new);
    }
}
