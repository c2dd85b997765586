package io.taskflow.events.task;

import java.util.UUID;

/** An item of a checklist went. */
public record ChecklistItemRemoved(UUID taskId, UUID boardId, UUID checklistId, UUID itemId)
        implements ChecklistEvent {}
