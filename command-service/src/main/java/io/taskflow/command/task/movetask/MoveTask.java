package io.taskflow.command.task.movetask;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.rank.Landing;
import io.taskflow.command.rank.Place;
import io.taskflow.command.task.Luggage;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskMoved;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Put a task in a column.
 *
 * @param by who wants it
 * @param boardId the column's; null for the task's own
 */
public record MoveTask(UUID by, UUID taskId, @Nullable UUID boardId, UUID columnId, Place place) {
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

    /**
     * It leaves its board and joins another, with all that fits there.
     *
     * @param packed reads what goes along
     */
    Decision<TaskEvent> cross(TaskState task, Supplier<Luggage> packed, Supplier<Landing> landing) {
        if (task.archived()) {
            return Decision.refuse(new Refusal.Archived());
        }
        Luggage luggage = packed.get();
        return luggage.said() > Luggage.MOST_SAID
                ? Decision.refuse(new Refusal.Invalid(
                        "/boardId",
                        "max-length",
                        "its comments have more than " + Luggage.MOST_SAID + " characters, so it stays on its board"))
                : new Decision.Accepted<>(
                        luggage.moved(task, columnId, landing.get().rank()));
    }
}
