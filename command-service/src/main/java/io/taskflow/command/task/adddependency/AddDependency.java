package io.taskflow.command.task.adddependency;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.TaskInput;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.task.BlockingBegan;
import io.taskflow.events.task.TaskBlocked;
import io.taskflow.events.task.TaskEvent;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Let a task wait for another.
 *
 * @param by who wants it
 */
public record AddDependency(UUID by, UUID taskId, UUID blockerId) {
    /**
     * An event of each, unless it waits for it already.
     *
     * @param circular whether the other task waits for this one or is this one
     */
    Decision<TaskEvent> decide(TaskState task, TaskState blocker, BooleanSupplier circular) {
        if (task.archived() || blocker.archived()) {
            return Decision.refuse(new Refusal.Archived());
        }
        if (task.dependencies().blockedBy().contains(blockerId)) {
            return Decision.unchanged();
        }
        int most = TaskInput.MOST_DEPENDENCIES;
        if (task.dependencies().blockedBy().size() >= most) {
            return Decision.refuse(new Refusal.TooMany("/blockedBy", "tasks that one waits for", most));
        }
        if (blocker.dependencies().blocks().size() >= most) {
            return Decision.refuse(new Refusal.TooMany("/blocks", "tasks that wait for one", most));
        }
        if (circular.getAsBoolean()) {
            return Decision.refuse(new Refusal.DependencyCycle());
        }
        return new Decision.Accepted<>(List.of(
                new TaskBlocked(taskId, task.boardId(), blockerId),
                new BlockingBegan(blockerId, blocker.boardId(), taskId)));
    }
}
