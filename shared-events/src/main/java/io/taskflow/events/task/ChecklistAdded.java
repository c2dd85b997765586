package io.taskflow.events.task;

import java.util.UUID;

/** A task got a checklist, empty and behind its others. */
public record ChecklistAdded(UUID taskId, UUID boardId, UUID checklistId, String name) implements ChecklistEvent {}
