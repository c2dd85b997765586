package io.taskflow.command.task.movetask;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.rank.Landing;
import io.taskflow.command.rank.Place;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskMoved;
import java.util.UUID;

/**
 * Put a task in a column.
 *
 * @param by who wants it
 */
public record MoveTask(UUID by, UUID taskId, UUID columnId, Place place) {
    /** A move, unless it stands there already. */
    Decision<TaskEvent> decide(TaskState task, Landing landing) {
        if (task.archived()) {
            return Decision.refuse(new Refusal.Archived());
        }
        if (task.columnId().equals(columnId) && landing.gap().holds(task.rank())) {
            return Decision.unchanged();
        }
        return Decision.accept(new TaskMoved(taskId, task.boardId(), task.columnId(), columnId, landing.rank()));
    }
}
