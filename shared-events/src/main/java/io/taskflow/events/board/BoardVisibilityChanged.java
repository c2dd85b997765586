package io.taskflow.events.board;

import java.util.UUID;

/** A board became private, or is the workspace's again. Every board begins as the workspace's. */
public record BoardVisibilityChanged(UUID boardId, BoardVisibility visibility) implements AccessEvent {}
