package io.taskflow.command.invitation.invite;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.account.AccountRules;
import io.taskflow.command.http.Input;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.workspace.MemberRole;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that invites someone. */
record InviteMemberBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, format = "email") @Nullable
        String email,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                allowableValues = {"OWNER", "ADMIN", "MEMBER", "GUEST"})
        @Nullable
        String role) {
    InviteMember command(UUID by, UUID workspaceId, Instant expiresAt) {
        return new InviteMember(
                by,
                workspaceId,
                UuidV7.next(),
                AccountRules.email(email).value(),
                Input.choice(MemberRole.class, Input.required(role, "/role"), "/role"),
                expiresAt);
    }
}
