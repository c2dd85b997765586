package io.taskflow.events.task;

import java.util.UUID;

/** A task got a label of its board. */
public record TaskLabelled(UUID taskId, UUID boardId, UUID labelId) implements TaskEvent {}
