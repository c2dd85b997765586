package io.taskflow.events.workspace;

import java.util.UUID;

/**
 * An import met a person whom no account stands for yet. {@code name} is exact and case-sensitive, as the imported
 * system wrote it.
 */
public record PlaceholderAdded(UUID workspaceId, UUID placeholderId, String name) implements WorkspaceEvent {}
