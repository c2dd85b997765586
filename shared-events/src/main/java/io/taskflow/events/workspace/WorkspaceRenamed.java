package io.taskflow.events.workspace;

import java.util.UUID;

/** A workspace got another name. */
public record WorkspaceRenamed(UUID workspaceId, String name) implements WorkspaceEvent {}
