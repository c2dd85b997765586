package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.AppendFailedException;
import io.taskflow.eventstore.LogUnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Whose fault a failed append is. */
final class Failures {
    /** Classes of SQLSTATE that tell of the server, the connection or a neighbour: connection, transaction state, rollback, resources, object state, operator, system. */
    private static final Set<String> NOT_OF_THE_REQUEST = Set.of("08", "25", "40", "53", "55", "57", "58", "XX");

    private Failures() {}

    /** Whether the same might work if tried again; else what was to be stored is at fault. */
    static boolean mayPass(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException) {
                return true;
            }
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || state.length() < 2 || NOT_OF_THE_REQUEST.contains(state.substring(0, 2));
            }
        }
        return false;
    }

    static RuntimeException asAnswer(Throwable failure) {
        return mayPass(failure)
                ? new LogUnavailableException("the log could not be written: " + failure.getMessage(), failure)
                : new AppendFailedException("the request cannot be stored: " + failure.getMessage(), failure);
    }
}
