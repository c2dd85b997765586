package io.taskflow.events.task;

import java.util.UUID;

/** A person, an account or a placeholder, took on a task. */
public record TaskAssigned(UUID taskId, UUID boardId, UUID userId) implements TaskEvent {}
