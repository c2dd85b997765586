package io.taskflow.eventstore;

import java.time.Instant;

/** The moment asked for lies after the database's clock, so what happened until then is not settled. */
public class FutureInstantException extends RuntimeException {

    private final Instant asked;
    private final Instant now;

    public FutureInstantException(Instant asked, Instant now) {
        super(asked + " is in the future of the log, whose clock says " + now, null, false, false);
        this.asked = asked;
        this.now = now;
    }

    public Instant asked() {
        return asked;
    }

    public Instant now() {
        return now;
    }
}
