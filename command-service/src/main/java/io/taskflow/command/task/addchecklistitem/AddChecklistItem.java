package io.taskflow.command.task.addchecklistitem;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.Checklist;
import io.taskflow.command.task.TaskInput;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.task.ChecklistItemAdded;
import io.taskflow.events.task.TaskEvent;
import java.util.UUID;

/**
 * Put something to do on a checklist.
 *
 * @param by who wants it
 */
public record AddChecklistItem(UUID by, UUID taskId, UUID checklistId, UUID itemId, String text) {
    /** Unless an item of the task has the id, or the list is full. */
    Decision<TaskEvent> decide(TaskState task) {
        return Checklist.decide(task, checklistId, checklist -> {
            if (task.checklists().values().stream().anyMatch(any -> any.items().containsKey(itemId))) {
                return Decision.refuse(new Refusal.IdTaken());
            }
            return checklist.items().size() >= TaskInput.MOST_ITEMS
                    ? Decision.refuse(new Refusal.TooMany("/text", "items on a checklist", TaskInput.MOST_ITEMS))
                    : Decision.accept(new ChecklistItemAdded(taskId, task.boardId(), checklistId, itemId, text));
        });
    }
}
