package io.taskflow.events.task;

import java.util.UUID;

/** An item of a checklist was marked as done, or as not done after all. */
public record ChecklistItemMarked(UUID taskId, UUID boardId, UUID checklistId, UUID itemId, boolean done)
        implements ChecklistEvent {}
