package io.taskflow.command.workspace.matchplaceholder;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.Input;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that matches a placeholder. */
record MatchPlaceholderBody(
        @Schema(description = "a member of the workspace", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        UUID userId) {
    MatchPlaceholder command(UUID by, UUID workspaceId, UUID placeholderId) {
        return new MatchPlaceholder(by, workspaceId, placeholderId, Input.required(userId, "/userId"));
    }
}
