package io.taskflow.events.watcher;

import java.util.UUID;

/** Someone watches a task from now on. */
public record WatcherAdded(UUID taskId, UUID boardId, UUID userId) implements WatcherEvent {}
