package io.taskflow.events.task;

import java.util.UUID;

/** A checklist got another name. */
public record ChecklistRenamed(UUID taskId, UUID boardId, UUID checklistId, String name) implements ChecklistEvent {}
