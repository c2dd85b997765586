package io.taskflow.command.task.labeltask;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.TaskInput;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskLabelled;
import java.util.UUID;

/**
 * Put a label of its board on a task.
 *
 * @param by who wants it
 */
public record LabelTask(UUID by, UUID taskId, UUID labelId) {
    /** Unless the task wears it already; whether the board has it, the log knows. */
    Decision<TaskEvent> decide(TaskState task) {
        if (task.archived()) {
            return Decision.refuse(new Refusal.Archived());
        }
        if (task.labels().contains(labelId)) {
            return Decision.unchanged();
        }
        if (task.labels().size() >= TaskInput.MOST_LABELS) {
            return Decision.refuse(new Refusal.TooMany("/labels", "labels", TaskInput.MOST_LABELS));
        }
        return Decision.accept(new TaskLabelled(taskId, task.boardId(), labelId));
    }
}
