package io.taskflow.events.workspace;

import java.time.Instant;
import java.util.UUID;

/** A workspace went, with all that is in it; until then an owner can bring it back. */
public record WorkspaceDeleted(UUID workspaceId, Instant restorableUntil) implements WorkspaceEvent {}
