package io.taskflow.events.task;

import java.util.UUID;

/** An item of a checklist says something else. */
public record ChecklistItemReworded(UUID taskId, UUID boardId, UUID checklistId, UUID itemId, String text)
        implements ChecklistEvent {}
