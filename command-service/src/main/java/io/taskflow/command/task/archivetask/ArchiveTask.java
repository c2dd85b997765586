package io.taskflow.command.task.archivetask;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskEvent;
import java.util.UUID;

/**
 * Take a task off its board.
 *
 * @param by who wants it
 */
public record ArchiveTask(UUID by, UUID taskId) {
    /** Unless it is off it already. */
    Decision<TaskEvent> decide(TaskState task) {
        return task.archived() ? Decision.unchanged() : Decision.accept(new TaskArchived(taskId, task.boardId()));
    }
}
