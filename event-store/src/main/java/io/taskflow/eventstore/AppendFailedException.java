package io.taskflow.eventstore;

/** The request itself cannot be stored, an inline projection failed on its events, say. It had no effect, and sent again it would fail again. */
public class AppendFailedException extends RuntimeException {
    public AppendFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
