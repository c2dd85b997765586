package io.taskflow.command.rank;

/**
 * What a place came to: the gap it names and a rank inside. Whatever stands in the gap already is in its place.
 */
public record Landing(Gap gap, String rank) {
    /** At the end of a column, wherever that is. */
    public static Landing atEnd(Ranks ranks) {
        return new Landing(Gap.WHOLE, ranks.atEnd());
    }

    /** In a gap. */
    public static Landing in(Gap gap, Ranks ranks) {
        return new Landing(gap, ranks.within(gap));
    }
}
