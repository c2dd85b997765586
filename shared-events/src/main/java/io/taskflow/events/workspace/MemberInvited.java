package io.taskflow.events.workspace;

import java.time.Instant;
import java.util.UUID;

/** Someone was invited. The address is not here: it is personal, and goes once it is not needed. */
public record MemberInvited(UUID workspaceId, UUID invitationId, MemberRole role, Instant expiresAt)
        implements WorkspaceEvent {}
