package io.taskflow.command.workspace.handover;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.Input;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that hands a workspace over. */
record HandOverBody(
        @Schema(description = "a member of the workspace", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        UUID userId) {
    HandOver command(UUID by, UUID workspaceId) {
        return new HandOver(by, workspaceId, Input.required(userId, "/userId"));
    }
}
