package io.taskflow.command.rank;

import org.jspecify.annotations.Nullable;

/**
 * Where a rank may stand: above {@code lower} and below {@code upper}; null where nothing bounds it.
 *
 * @param newer which of the two took its place later
 */
public record Gap(@Nullable String lower, @Nullable String upper, Newer newer) {
    /** Anywhere. */
    public static final Gap WHOLE = new Gap(null, null, Newer.NEITHER);

    /** Which neighbour is the newer. */
    public enum Newer {
        LOWER,
        UPPER,
        NEITHER
    }

    /** The gap between two neighbours, told apart by when they came: greater is later. */
    public static Gap between(@Nullable String lower, long lowerCame, @Nullable String upper, long upperCame) {
        Newer newer = lowerCame > upperCame ? Newer.LOWER : upperCame > lowerCame ? Newer.UPPER : Newer.NEITHER;
        return new Gap(lower, upper, newer);
    }

    /** Whether what has this rank stands in the gap already. */
    public boolean holds(String rank) {
        return (lower == null || lower.compareTo(rank) < 0) && (upper == null || rank.compareTo(upper) < 0);
    }
}
