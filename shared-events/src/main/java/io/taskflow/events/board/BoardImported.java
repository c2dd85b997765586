package io.taskflow.events.board;

import java.util.UUID;

/** The import that made this board is complete: the board is visible and takes commands from here on. */
public record BoardImported(UUID boardId, UUID importId) implements BoardEvent {}
