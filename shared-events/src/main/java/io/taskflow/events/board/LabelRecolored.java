package io.taskflow.events.board;

import java.util.UUID;

/** A label got another color. */
public record LabelRecolored(UUID boardId, UUID labelId, String color) implements BoardEvent {}
