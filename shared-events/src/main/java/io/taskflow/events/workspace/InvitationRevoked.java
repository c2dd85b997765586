package io.taskflow.events.workspace;

import java.util.UUID;

/** An invitation was taken back. */
public record InvitationRevoked(UUID workspaceId, UUID invitationId) implements WorkspaceEvent {}
