package io.taskflow.events.id;

import java.util.UUID;

/** The id of a task. */
public record TaskId(UUID value) {
    /** A new id. */
    public static TaskId next() {
        return new TaskId(UuidV7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
