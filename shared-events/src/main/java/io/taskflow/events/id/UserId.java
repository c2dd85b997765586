package io.taskflow.events.id;

import java.util.UUID;

/** The id of a person: an account, or a placeholder for one. */
public record UserId(UUID value) {
    /** A new id. */
    public static UserId next() {
        return new UserId(UuidV7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
