package io.taskflow.command.task.removechecklistitem;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.task.Checklist;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.task.ChecklistItemRemoved;
import io.taskflow.events.task.TaskEvent;
import java.util.UUID;

/**
 * Take an item off a checklist.
 *
 * @param by who wants it
 */
public record RemoveChecklistItem(UUID by, UUID taskId, UUID checklistId, UUID itemId) {
    /** Where it is there. */
    Decision<TaskEvent> decide(TaskState task) {
        return Checklist.decide(
                task,
                checklistId,
                itemId,
                item -> Decision.accept(new ChecklistItemRemoved(taskId, task.boardId(), checklistId, itemId)));
    }
}
