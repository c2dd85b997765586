package io.taskflow.events.task;

import java.util.UUID;

/** A checklist got an item, to be done and behind its others. */
public record ChecklistItemAdded(UUID taskId, UUID boardId, UUID checklistId, UUID itemId, String text)
        implements ChecklistEvent {}
