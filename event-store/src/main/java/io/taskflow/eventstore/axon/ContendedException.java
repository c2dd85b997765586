package io.taskflow.eventstore.axon;

/** A command lost the race for its stream time and again and was given up, without effect; it may be sent again later. */
public class ContendedException extends RuntimeException {
    ContendedException(Object command, int attempts, Throwable lastConflict) {
        super(command.getClass().getSimpleName() + " lost " + attempts + " races in a row", lastConflict, false, false);
    }
}
