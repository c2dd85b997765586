package io.taskflow.command.task.recurrence;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskRecurrenceChanged;
import java.util.UUID;

/**
 * Let a task not come again.
 *
 * @param by who wants it
 */
public record EndRecurrence(UUID by, UUID taskId) {
    Decision<TaskEvent> decide(TaskState task) {
        if (task.archived()) {
            return Decision.refuse(new Refusal.Archived());
        }
        return task.recurrence() == null
                ? Decision.unchanged()
                : Decision.accept(new TaskRecurrenceChanged(taskId, task.boardId(), null));
    }
}
