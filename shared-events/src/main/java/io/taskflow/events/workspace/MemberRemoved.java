package io.taskflow.events.workspace;

import java.util.UUID;

/** A member left a workspace, or was removed from it: the actor tells. {@code role} is the one they had. */
public record MemberRemoved(UUID workspaceId, UUID userId, MemberRole role) implements WorkspaceEvent {}
