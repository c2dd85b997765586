package io.taskflow.standalone.postgres;

/** PostgreSQL cannot be had here; the message is one line for the person who started the server. */
public final class PostgresFailure extends RuntimeException {

    PostgresFailure(String message) {
        super(message);
    }

    PostgresFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
