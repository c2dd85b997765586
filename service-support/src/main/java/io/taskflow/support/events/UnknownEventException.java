package io.taskflow.support.events;

/** The log holds an event that this version of taskflow cannot read: it was written by a newer one. */
public class UnknownEventException extends RuntimeException {
    UnknownEventException(String message) {
        super(message);
    }
}
