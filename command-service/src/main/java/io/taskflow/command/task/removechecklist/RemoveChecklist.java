package io.taskflow.command.task.removechecklist;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.task.Checklist;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.task.ChecklistRemoved;
import io.taskflow.events.task.TaskEvent;
import java.util.UUID;

/**
 * Take a checklist off a task, with all that is on it.
 *
 * @param by who wants it
 */
public record RemoveChecklist(UUID by, UUID taskId, UUID checklistId) {
    /** Where it is there. */
    Decision<TaskEvent> decide(TaskState task) {
        return Checklist.decide(
                task,
                checklistId,
                checklist -> Decision.accept(new ChecklistRemoved(taskId, task.boardId(), checklistId)));
    }
}
