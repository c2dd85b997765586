package io.taskflow.events.workspace;

import java.util.UUID;

/** An account joined a workspace. The account's name is not here: it is today's, and can be erased. */
public record MemberAdded(UUID workspaceId, UUID userId, MemberRole role) implements WorkspaceEvent {}
