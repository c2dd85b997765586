package io.taskflow.events.task;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task got another description in Markdown, or none. */
public record TaskDescribed(
        UUID taskId, UUID boardId, @Nullable String description) implements TaskEvent {}
