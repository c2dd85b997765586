package io.taskflow.events.task;

import java.util.UUID;

/** A label was taken off a task. */
public record TaskUnlabelled(UUID taskId, UUID boardId, UUID labelId) implements TaskEvent {}
