package io.taskflow.command.task.recurrence;

import static io.taskflow.command.task.GivenTask.ANA;
import static io.taskflow.command.task.GivenTask.BOARD;
import static io.taskflow.command.task.GivenTask.CREATED;
import static io.taskflow.command.task.GivenTask.DAILY;
import static io.taskflow.command.task.GivenTask.DONE;
import static io.taskflow.command.task.GivenTask.DUE;
import static io.taskflow.command.task.GivenTask.TASK;
import static io.taskflow.command.task.GivenTask.TODO;
import static io.taskflow.command.task.GivenTask.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.events.task.Recurrence;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskDueChanged;
import io.taskflow.events.task.TaskMoved;
import io.taskflow.events.task.TaskRecurrenceChanged;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecurrenceTest {
    private static final SetRecurrence SET =
            new SetRecurrence(ANA, TASK, 1, Recurrence.Unit.DAY, List.of(), "Europe/Berlin");
    private static final TaskRecurrenceChanged RECURS = new TaskRecurrenceChanged(TASK, BOARD, DAILY);

    @Test
    void aTaskRecursFromItsDueDateOnWhereItStands() {
        given(CREATED).when(SET::decide).then(RECURS);
        given(CREATED, RECURS).when(SET::decide).thenNothing();
    }

    @Test
    void saidAgainItCountsFromTheDueDateOfThenAndBeginsWhereItDid() {
        given(
                        CREATED,
                        RECURS,
                        new TaskMoved(TASK, BOARD, TODO, DONE, "x"),
                        new TaskDueChanged(TASK, BOARD, DUE.plusSeconds(60)))
                .when(SET::decide)
                .then(new TaskRecurrenceChanged(
                        TASK,
                        BOARD,
                        new Recurrence(1, Recurrence.Unit.DAY, List.of(), "Europe/Berlin", DUE.plusSeconds(60), TODO)));
    }

    @Test
    void aTaskThatIsNeverDueDoesNotRecur() {
        given(CREATED, new TaskDueChanged(TASK, BOARD, null))
                .when(SET::decide)
                .thenRefused(new Refusal.Invalid(
                        "/dueAt", "required", "a task recurs from its due date on; give it one first"));
    }

    @Test
    void itEnds() {
        given(CREATED, RECURS)
                .when(new EndRecurrence(ANA, TASK)::decide)
                .then(new TaskRecurrenceChanged(TASK, BOARD, null));
        given(CREATED).when(new EndRecurrence(ANA, TASK)::decide).thenNothing();
    }

    @Test
    void notWhenArchived() {
        given(CREATED, new TaskArchived(TASK, BOARD)).when(SET::decide).thenRefused(new Refusal.Archived());
        given(CREATED, RECURS, new TaskArchived(TASK, BOARD))
                .when(new EndRecurrence(ANA, TASK)::decide)
                .thenRefused(new Refusal.Archived());
    }
}
