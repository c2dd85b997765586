package io.taskflow.events.board;

import java.util.UUID;

/** A column took another place on its board. */
public record ColumnMoved(UUID boardId, UUID columnId, String rank) implements BoardEvent {}
