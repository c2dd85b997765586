package io.taskflow.eventstore.migration;

/** The migration cannot begin, go on, or be vouched for; its message says why, to whoever called the command. */
public class MigrationRefusedException extends RuntimeException {
    public MigrationRefusedException(String message) {
        super(message);
    }

    public MigrationRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
