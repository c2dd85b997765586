package io.taskflow.query.workspace;

import io.taskflow.query.fold.WorkspaceFold;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workspace.
 *
 * @param timeZone an IANA name
 * @param language a BCP 47 tag, or null
 * @param role what the viewer is in it today; {@code AUDITOR} who reads it without being in it
 */
record WorkspaceView(
        UUID id,
        String name,
        String timeZone,
        @Nullable String language,
        String role,
        long version,
        Instant createdAt) {
    static WorkspaceView of(UUID id, WorkspaceFold workspace, String role) {
        return new WorkspaceView(
                id,
                workspace.name(),
                workspace.timeZone(),
                workspace.language(),
                role,
                workspace.version(),
                workspace.createdAt());
    }
}
