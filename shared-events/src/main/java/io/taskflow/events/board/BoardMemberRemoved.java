package io.taskflow.events.board;

import java.util.UUID;

/** Someone left a board, or was removed from it or from its workspace. {@code role} is the one they had. */
public record BoardMemberRemoved(UUID boardId, UUID userId, BoardRole role) implements AccessEvent {}
