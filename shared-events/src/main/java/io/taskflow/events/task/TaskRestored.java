package io.taskflow.events.task;

import java.util.UUID;

/** An archived task came back, at a place of its column. */
public record TaskRestored(UUID taskId, UUID boardId, UUID columnId, String rank) implements TaskEvent {}
