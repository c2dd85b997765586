package io.taskflow.events.board;

import java.util.UUID;

/** A board got another name. */
public record BoardRenamed(UUID boardId, String name) implements BoardEvent {}
