package io.taskflow.query.moment;

/** What a snapshot of a view must show before its rows may be believed. */
public final class Reached {
    private final Asked asked;
    private final long verifiedToken;
    private final long verifiedNeed;

    Reached(Asked asked, long verifiedToken, long verifiedNeed) {
        this.asked = asked;
        this.verifiedToken = verifiedToken;
        this.verifiedNeed = verifiedNeed;
    }

    /**
     * Passes when the snapshot has got far enough; else ends the read, which is then done again on a later snapshot.
     *
     * @param token the view's position in this snapshot
     * @param whole whether the view has the board at all, all of its import included
     * @return the position this snapshot shows for the board asked for
     */
    public long check(long token, boolean whole) {
        if (token < 0) {
            // What is shown is on its way to be live, and nobody knows how far it is.
            throw new NotReached(token, false);
        }
        if (whole && token >= asked.enough()) {
            return token;
        }
        if (whole && verifiedToken >= 0 && token >= verifiedToken) {
            return Math.max(token, verifiedNeed);
        }
        throw new NotReached(token, whole);
    }

    /** Ends a read whose snapshot is too old. */
    static final class NotReached extends RuntimeException {
        private final long token;
        private final boolean whole;

        NotReached(long token, boolean whole) {
            super("at " + token, null, false, false);
            this.token = token;
            this.whole = whole;
        }

        long token() {
            return token;
        }

        boolean whole() {
            return whole;
        }
    }
}
