package io.taskflow.events.id;

import java.util.UUID;

/** The id of a workspace. */
public record WorkspaceId(UUID value) {
    /** A new id. */
    public static WorkspaceId next() {
        return new WorkspaceId(UuidV7.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
