package io.taskflow.events.task;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task is due at another time, or at none. */
public record TaskDueChanged(
        UUID taskId, UUID boardId, @Nullable Instant dueAt) implements TaskEvent {}
