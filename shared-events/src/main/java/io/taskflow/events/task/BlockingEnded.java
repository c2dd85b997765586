package io.taskflow.events.task;

import java.util.UUID;

/** Another task waits for this one no longer. */
public record BlockingEnded(UUID taskId, UUID boardId, UUID blockedId) implements DependencyEvent {}
