package io.taskflow.events.id;

import java.util.UUID;

/** The id of a board. */
public record BoardId(UUID value) {
    /** A new id. */
    public static BoardId next() {
        return new BoardId(UuidV7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
