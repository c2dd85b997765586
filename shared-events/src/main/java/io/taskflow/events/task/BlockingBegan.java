package io.taskflow.events.task;

import java.util.UUID;

/** Another task waits for this one. */
public record BlockingBegan(UUID taskId, UUID boardId, UUID blockedId) implements DependencyEvent {}
