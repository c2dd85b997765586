package io.taskflow.standalone.importing;

/** The command cannot do what it was asked; its message is what the person reads. */
final class CommandRefused extends RuntimeException {
    CommandRefused(String message) {
        super(message, null, false, false);
    }
}
