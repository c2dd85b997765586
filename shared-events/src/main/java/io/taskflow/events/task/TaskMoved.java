package io.taskflow.events.task;

import java.util.UUID;

/** A task took another place: in another column, or elsewhere in its own ({@code from} equals {@code columnId}). */
public record TaskMoved(UUID taskId, UUID boardId, UUID from, UUID columnId, String rank) implements TaskEvent {}
