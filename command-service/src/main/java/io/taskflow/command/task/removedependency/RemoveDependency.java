package io.taskflow.command.task.removedependency;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.task.BlockingEnded;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskUnblocked;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Let a task wait for another no longer.
 *
 * @param by who wants it
 */
public record RemoveDependency(UUID by, UUID taskId, UUID blockerId) {
    /**
     * An event of each, if it waits for it; whether the other is archived does not matter.
     *
     * @param blocker null where there is none
     */
    Decision<TaskEvent> decide(TaskState task, @Nullable TaskState blocker) {
        if (task.archived()) {
            return Decision.refuse(new Refusal.Archived());
        }
        if (blocker == null || !task.dependencies().blockedBy().contains(blockerId)) {
            return Decision.unchanged();
        }
        return new Decision.Accepted<>(List.of(
                new TaskUnblocked(taskId, task.boardId(), blockerId),
                new BlockingEnded(blockerId, blocker.boardId(), taskId)));
    }
}
