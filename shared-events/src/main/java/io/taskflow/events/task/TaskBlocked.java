package io.taskflow.events.task;

import java.util.UUID;

/** A task waits for another. */
public record TaskBlocked(UUID taskId, UUID boardId, UUID blockerId) implements DependencyEvent {}
