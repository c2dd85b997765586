package io.taskflow.command.task.unlabeltask;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskUnlabelled;
import java.util.UUID;

/**
 * Take a label off a task.
 *
 * @param by who wants it
 */
public record UnlabelTask(UUID by, UUID taskId, UUID labelId) {
    /** Unless the task does not wear it. */
    Decision<TaskEvent> decide(TaskState task) {
        if (task.archived()) {
            return Decision.refuse(new Refusal.Archived());
        }
        return task.labels().contains(labelId)
                ? Decision.accept(new TaskUnlabelled(taskId, task.boardId(), labelId))
                : Decision.unchanged();
    }
}
