package io.taskflow.command.task.restoretask;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskRestored;
import java.util.UUID;

/**
 * Bring an archived task back, to the end of its column.
 *
 * @param by who wants it
 */
public record RestoreTask(UUID by, UUID taskId) {
    /** Unless it is on the board. */
    Decision<TaskEvent> decide(TaskState task, String rank) {
        return task.archived()
                ? Decision.accept(new TaskRestored(taskId, task.boardId(), task.columnId(), rank))
                : Decision.unchanged();
    }
}
