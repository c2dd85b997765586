package io.taskflow.events.task;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task starts at another time, or at none. */
public record TaskStartChanged(
        UUID taskId, UUID boardId, @Nullable Instant startAt) implements TaskEvent {}
