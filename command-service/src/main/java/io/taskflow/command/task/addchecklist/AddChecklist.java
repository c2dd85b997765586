package io.taskflow.command.task.addchecklist;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.TaskInput;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.task.ChecklistAdded;
import io.taskflow.events.task.TaskEvent;
import java.util.UUID;

/**
 * Give a task a checklist.
 *
 * @param by who wants it
 */
public record AddChecklist(UUID by, UUID taskId, UUID checklistId, String name) {
    /** Unless it has one of this id, or its fill of them. */
    Decision<TaskEvent> decide(TaskState task) {
        if (task.archived()) {
            return Decision.refuse(new Refusal.Archived());
        }
        if (task.checklists().containsKey(checklistId)) {
            return Decision.refuse(new Refusal.IdTaken());
        }
        if (task.checklists().size() >= TaskInput.MOST_CHECKLISTS) {
            return Decision.refuse(new Refusal.TooMany("/name", "checklists of a task", TaskInput.MOST_CHECKLISTS));
        }
        return Decision.accept(new ChecklistAdded(taskId, task.boardId(), checklistId, name));
    }
}
