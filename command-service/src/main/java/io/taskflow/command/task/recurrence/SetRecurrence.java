package io.taskflow.command.task.recurrence;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.task.Recurrence;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskRecurrenceChanged;
import java.time.DayOfWeek;
import java.util.List;
import java.util.UUID;

/**
 * Let a task come again.
 *
 * @param by who wants it
 * @param weekdays of weeks; empty for the weekday of its due date
 * @param timeZone an IANA name
 */
public record SetRecurrence(
        UUID by, UUID taskId, int every, Recurrence.Unit unit, List<DayOfWeek> weekdays, String timeZone) {
    /** From its due date on, in the column where it stands, or where it was to begin again already. */
    Decision<TaskEvent> decide(TaskState task) {
        if (task.archived()) {
            return Decision.refuse(new Refusal.Archived());
        }
        if (task.dueAt() == null) {
            return Decision.refuse(
                    new Refusal.Invalid("/dueAt", "required", "a task recurs from its due date on; give it one first"));
        }
        Recurrence before = task.recurrence();
        Recurrence after = new Recurrence(
                every, unit, weekdays, timeZone, task.dueAt(), before == null ? task.columnId() : before.columnId());
        return after.equals(before)
                ? Decision.unchanged()
                : Decision.accept(new TaskRecurrenceChanged(taskId, task.boardId(), after));
    }
}
