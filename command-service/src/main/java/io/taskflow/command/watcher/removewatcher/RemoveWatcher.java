package io.taskflow.command.watcher.removewatcher;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.task.TaskState;
import io.taskflow.command.watcher.WatcherState;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.events.watcher.WatcherRemoved;
import java.util.UUID;

/**
 * Let someone watch a task no longer.
 *
 * @param by who wants it
 */
public record RemoveWatcher(UUID by, UUID taskId, UUID userId) {
    /** Unless they do not. */
    Decision<WatcherEvent> decide(TaskState task, WatcherState watchers) {
        return watchers.people().contains(userId)
                ? Decision.accept(new WatcherRemoved(taskId, task.boardId(), userId))
                : Decision.unchanged();
    }
}
