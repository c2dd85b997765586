package io.taskflow.eventstore.migration;

import java.util.List;

/**
 * What was taken over, and verified to be the same on both sides.
 *
 * @param alreadyThere events that an earlier run had brought
 * @param waiting events that stand later than their global index, after those before them in their stream
 * @param eventsHash SHA-256 over the events, by {@link Fingerprint}
 * @param snapshotsHash the same over the snapshots
 * @param tokensFound whether there is a table of tokens at all
 */
public record MigrationReport(
        long events,
        long streams,
        long alreadyThere,
        long waiting,
        String eventsHash,
        long snapshots,
        String snapshotsHash,
        boolean tokensFound,
        List<Token> tokens) {

    /**
     * A processor's segment.
     *
     * @param from the old token
     * @param to the new one
     * @param again how many events it handles for a second time
     */
    public record Token(String processor, int segment, String from, String to, long again) {}
}
