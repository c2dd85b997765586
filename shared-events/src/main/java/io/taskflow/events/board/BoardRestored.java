package io.taskflow.events.board;

import java.util.UUID;

/** An archived board came back as it was. */
public record BoardRestored(UUID boardId) implements BoardEvent {}
