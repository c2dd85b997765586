package io.taskflow.events.board;

import java.util.UUID;

/** A board got a column. Columns stand in the order of {@code rank}, compared as bytes, ties by id. */
public record ColumnAdded(UUID boardId, UUID columnId, String name, String rank) implements BoardEvent {}
