package io.taskflow.events.workspace;

import java.util.UUID;

/** A workspace came back, as it was when it went. */
public record WorkspaceRestored(UUID workspaceId) implements WorkspaceEvent {}
