package io.taskflow.projection.live;

import java.sql.SQLException;

/** Tells an event that will fail again from a fault of the database that will pass. */
public final class Poison {
    private static final int MAX_CHARACTERS = 1_000;

    private Poison() {}

    /** Whether the failure lies in the event: refused by a rule or by the data's types and keys, not by the state the database is in. */
    public static boolean is(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = String.valueOf(sql.getSQLState());
                return state.startsWith("22") || state.startsWith("23");
            }
        }
        return failure instanceof RuntimeException;
    }

    /** What is kept of it. */
    public static String cause(Exception failure) {
        String text = failure.toString().replace("\0", "");
        return text.substring(0, Math.min(text.length(), MAX_CHARACTERS));
    }
}
