package io.taskflow.events.task;

import java.util.UUID;

/** What a task is due for was marked as done, or as not done after all. */
public record TaskDueMarked(UUID taskId, UUID boardId, boolean done) implements TaskEvent {}
