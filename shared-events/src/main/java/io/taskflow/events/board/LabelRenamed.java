package io.taskflow.events.board;

import java.util.UUID;

/** A label got another name. */
public record LabelRenamed(UUID boardId, UUID labelId, String name) implements BoardEvent {}
