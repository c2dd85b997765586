package io.taskflow.events.task;

import java.util.UUID;

/** A checklist went, with all that was on it. */
public record ChecklistRemoved(UUID taskId, UUID boardId, UUID checklistId) implements ChecklistEvent {}
