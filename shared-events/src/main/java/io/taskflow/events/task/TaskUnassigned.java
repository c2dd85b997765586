package io.taskflow.events.task;

import java.util.UUID;

/** A person no longer has a task. */
public record TaskUnassigned(UUID taskId, UUID boardId, UUID userId) implements TaskEvent {}
