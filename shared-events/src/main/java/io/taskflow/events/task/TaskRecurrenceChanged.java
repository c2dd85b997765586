package io.taskflow.events.task;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** It was said when a task comes again; null for never. */
public record TaskRecurrenceChanged(
        UUID taskId, UUID boardId, @Nullable Recurrence recurrence) implements TaskEvent {}
