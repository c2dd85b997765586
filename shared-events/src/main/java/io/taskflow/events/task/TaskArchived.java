package io.taskflow.events.task;

import java.util.UUID;

/** A task left the board; it keeps its column, which it counts in until restored elsewhere. */
public record TaskArchived(UUID taskId, UUID boardId) implements TaskEvent {}
