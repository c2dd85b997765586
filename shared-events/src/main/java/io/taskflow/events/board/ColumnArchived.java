package io.taskflow.events.board;

import java.util.UUID;

/** A column left its board, and its tasks with it: they are the column's still. */
public record ColumnArchived(UUID boardId, UUID columnId) implements BoardEvent {}
