package io.taskflow.events.board;

import java.util.UUID;

/** A custom field went from its board, and its values from all tasks. */
public record FieldDeleted(UUID boardId, UUID fieldId) implements FieldEvent {}
