package io.taskflow.events.id;

import java.util.UUID;

/** The id of a column. */
public record ColumnId(UUID value) {
    /** A new id. */
    public static ColumnId next() {
        return new ColumnId(UuidV7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
