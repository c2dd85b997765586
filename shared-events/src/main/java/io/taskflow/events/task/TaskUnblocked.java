package io.taskflow.events.task;

import java.util.UUID;

/** A task waits for another no longer. */
public record TaskUnblocked(UUID taskId, UUID boardId, UUID blockerId) implements DependencyEvent {}
