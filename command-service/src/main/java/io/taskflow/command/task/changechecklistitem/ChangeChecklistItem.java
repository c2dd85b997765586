package io.taskflow.command.task.changechecklistitem;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.task.Checklist;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.task.ChecklistItemMarked;
import io.taskflow.events.task.ChecklistItemReworded;
import io.taskflow.events.task.TaskEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Change what an item says, or whether it is done.
 *
 * @param by who wants it
 * @param text null when it stays
 * @param done null when it stays
 */
public record ChangeChecklistItem(
        UUID by,
        UUID taskId,
        UUID checklistId,
        UUID itemId,
        @Nullable String text,
        @Nullable Boolean done) {
    /** One event for each that would not be what it is. */
    Decision<TaskEvent> decide(TaskState task) {
        return Checklist.decide(task, checklistId, itemId, item -> {
            List<TaskEvent> events = new ArrayList<>();
            if (text != null && !item.says(text)) {
                events.add(new ChecklistItemReworded(taskId, task.boardId(), checklistId, itemId, text));
            }
            if (done != null && done != item.done()) {
                events.add(new ChecklistItemMarked(taskId, task.boardId(), checklistId, itemId, done));
            }
            return new Decision.Accepted<>(events);
        });
    }
}
