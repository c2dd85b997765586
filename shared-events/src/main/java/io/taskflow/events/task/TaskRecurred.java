package io.taskflow.events.task;

import java.time.Instant;
import java.util.UUID;

/** A task that recurs was done, so the next one began, which recurs in its place. */
public record TaskRecurred(UUID taskId, UUID boardId, UUID nextTaskId, Instant nextDueAt) implements TaskEvent {}
