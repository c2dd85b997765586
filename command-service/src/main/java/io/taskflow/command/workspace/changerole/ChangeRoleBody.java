package io.taskflow.command.workspace.changerole;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.http.Input;
import io.taskflow.events.workspace.MemberRole;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that changes a role. */
record ChangeRoleBody(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                allowableValues = {"OWNER", "ADMIN", "MEMBER", "GUEST"})
        @Nullable
        String role) {
    ChangeRole command(UUID by, UUID workspaceId, UUID userId) {
        return new ChangeRole(
                by, workspaceId, userId, Input.choice(MemberRole.class, Input.required(role, "/role"), "/role"));
    }
}
