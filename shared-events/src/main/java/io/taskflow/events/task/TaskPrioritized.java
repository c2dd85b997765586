package io.taskflow.events.task;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task got another priority, or none. */
public record TaskPrioritized(
        UUID taskId, UUID boardId, @Nullable Priority priority) implements TaskEvent {}
