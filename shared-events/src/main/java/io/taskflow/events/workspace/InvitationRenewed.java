package io.taskflow.events.workspace;

import java.time.Instant;
import java.util.UUID;

/** An invitation was sent again and can be accepted until later. */
public record InvitationRenewed(UUID workspaceId, UUID invitationId, Instant expiresAt) implements WorkspaceEvent {}
