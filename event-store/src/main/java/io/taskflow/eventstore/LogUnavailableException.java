package io.taskflow.eventstore;

import org.jspecify.annotations.Nullable;

/** The log could not be reached, or not in time. The request may be sent again; with a receipt or the same event ids it still has one effect. */
public class LogUnavailableException extends RuntimeException {
    public LogUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
