package io.taskflow.eventstore.axon;

import io.taskflow.eventstore.AppendResult;

/**
 * A receipt answered, so the events at hand were not appended: the unit of work rolls back, lest its events reach subscribers or its state a cache.
 * {@link CommandDispatcher} turns it into an answer.
 */
public class ReplayedException extends RuntimeException {

    private final transient AppendResult result;

    ReplayedException(AppendResult result) {
        super("answered by the receipt of an earlier append", null, false, false);
        this.result = result;
    }

    /** The first answer's. */
    public AppendResult result() {
        return result;
    }
}
