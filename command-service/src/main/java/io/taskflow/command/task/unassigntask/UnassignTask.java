package io.taskflow.command.task.unassigntask;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskUnassigned;
import java.util.UUID;

/**
 * Take a task from someone, who may have left the workspace since.
 *
 * @param by who wants it
 */
public record UnassignTask(UUID by, UUID taskId, UUID userId) {
    /** Unless the person does not have it. */
    Decision<TaskEvent> decide(TaskState task) {
        if (task.archived()) {
            return Decision.refuse(new Refusal.Archived());
        }
        return task.assignees().contains(userId)
                ? Decision.accept(new TaskUnassigned(taskId, task.boardId(), userId))
                : Decision.unchanged();
    }
}
