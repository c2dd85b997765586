package io.taskflow.events.workspace;

import java.util.UUID;

/** An account stands for a placeholder from now on, in the past as well: what the placeholder did, that person did. */
public record PlaceholderMatched(UUID workspaceId, UUID placeholderId, UUID userId) implements WorkspaceEvent {}
