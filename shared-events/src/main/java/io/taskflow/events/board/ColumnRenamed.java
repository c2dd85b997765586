package io.taskflow.events.board;

import java.util.UUID;

/** A column got another name. */
public record ColumnRenamed(UUID boardId, UUID columnId, String name) implements BoardEvent {}
