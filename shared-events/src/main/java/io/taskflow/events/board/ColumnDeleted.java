package io.taskflow.events.board;

import java.util.UUID;

/** A column without tasks went. */
public record ColumnDeleted(UUID boardId, UUID columnId) implements BoardEvent {}
