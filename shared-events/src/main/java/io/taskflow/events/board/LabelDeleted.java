package io.taskflow.events.board;

import java.util.UUID;

/** A label went from its board, and with it from all tasks that wore it. */
public record LabelDeleted(UUID boardId, UUID labelId) implements BoardEvent {}
