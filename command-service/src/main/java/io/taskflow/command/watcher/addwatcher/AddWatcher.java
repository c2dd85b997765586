package io.taskflow.command.watcher.addwatcher;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.TaskState;
import io.taskflow.command.watcher.WatcherState;
import io.taskflow.events.watcher.WatcherAdded;
import io.taskflow.events.watcher.WatcherEvent;
import java.util.UUID;

/**
 * Let someone watch a task.
 *
 * @param by who wants it
 */
public record AddWatcher(UUID by, UUID taskId, UUID userId) {
    /** Unless they watch it already. */
    Decision<WatcherEvent> decide(TaskState task, WatcherState watchers) {
        if (watchers.people().contains(userId)) {
            return Decision.unchanged();
        }
        return watchers.people().size() < WatcherState.MOST
                ? Decision.accept(new WatcherAdded(taskId, task.boardId(), userId))
                : Decision.refuse(new Refusal.TooMany("/watchers", "watchers", WatcherState.MOST));
    }
}
