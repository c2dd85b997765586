package io.taskflow.events.task;

import java.util.UUID;

/** A task got another title. */
public record TaskRenamed(UUID taskId, UUID boardId, String title) implements TaskEvent {}
