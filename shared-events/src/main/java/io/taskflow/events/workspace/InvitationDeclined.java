package io.taskflow.events.workspace;

import java.util.UUID;

/** Who was invited does not want to come. */
public record InvitationDeclined(UUID workspaceId, UUID invitationId) implements WorkspaceEvent {}
