package io.taskflow.standalone;

/** Why taskflow does not start, in one line for the person who started it. */
final class StartRefused extends RuntimeException {

    StartRefused(String message) {
        super(message);
    }

    StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
