package io.taskflow.events.watcher;

import java.util.UUID;

/** Someone watches a task no longer. */
public record WatcherRemoved(UUID taskId, UUID boardId, UUID userId) implements WatcherEvent {}
