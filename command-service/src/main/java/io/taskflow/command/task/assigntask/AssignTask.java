package io.taskflow.command.task.assigntask;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.TaskInput;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.task.TaskAssigned;
import io.taskflow.events.task.TaskEvent;
import java.util.UUID;

/**
 * Give a task to someone.
 *
 * @param by who wants it
 */
public record AssignTask(UUID by, UUID taskId, UUID userId) {
    /** Unless the person has it already. */
    Decision<TaskEvent> decide(TaskState task) {
        if (task.archived()) {
            return Decision.refuse(new Refusal.Archived());
        }
        if (task.assignees().contains(userId)) {
            return Decision.unchanged();
        }
        if (task.assignees().size() >= TaskInput.MOST_ASSIGNEES) {
            return Decision.refuse(new Refusal.TooMany("/assignees", "assignees", TaskInput.MOST_ASSIGNEES));
        }
        return Decision.accept(new TaskAssigned(taskId, task.boardId(), userId));
    }
}
