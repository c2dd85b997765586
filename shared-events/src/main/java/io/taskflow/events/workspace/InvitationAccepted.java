package io.taskflow.events.workspace;

import java.util.UUID;

/** Who was invited came, with the account {@code userId}. */
public record InvitationAccepted(UUID workspaceId, UUID invitationId, UUID userId) implements WorkspaceEvent {}
