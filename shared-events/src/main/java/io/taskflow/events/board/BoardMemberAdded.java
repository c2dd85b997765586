package io.taskflow.events.board;

import java.util.UUID;

/** Someone in the workspace was added to a board. */
public record BoardMemberAdded(UUID boardId, UUID userId, BoardRole role) implements AccessEvent {}
