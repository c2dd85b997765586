package io.taskflow.events.task;

import java.util.UUID;

/** A task began as the next one after another that was done, and recurs as that did. */
public record TaskFollowed(UUID taskId, UUID boardId, UUID previousTaskId, Recurrence recurrence)
        implements TaskEvent {}
