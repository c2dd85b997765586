package io.taskflow.events.comment;

import java.util.UUID;

/** A comment was taken back; the past keeps it. */
public record CommentDeleted(UUID commentId, UUID taskId, UUID boardId) implements CommentEvent {}
