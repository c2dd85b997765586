package io.taskflow.command.task.renamechecklist;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.task.Checklist;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.task.ChecklistRenamed;
import io.taskflow.events.task.TaskEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Give a checklist another name.
 *
 * @param by who wants it
 * @param name null when it stays
 */
public record RenameChecklist(
        UUID by, UUID taskId, UUID checklistId, @Nullable String name) {
    /** Unless it has the name already. */
    Decision<TaskEvent> decide(TaskState task) {
        return Checklist.decide(
                task,
                checklistId,
                checklist -> name == null || name.equals(checklist.name())
                        ? Decision.unchanged()
                        : Decision.accept(new ChecklistRenamed(taskId, task.boardId(), checklistId, name)));
    }
}
