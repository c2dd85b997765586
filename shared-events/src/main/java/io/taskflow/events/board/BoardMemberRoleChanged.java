package io.taskflow.events.board;

import java.util.UUID;

/** Someone who was added to a board got another role on it. */
public record BoardMemberRoleChanged(UUID boardId, UUID userId, BoardRole from, BoardRole role)
        implements AccessEvent {}
