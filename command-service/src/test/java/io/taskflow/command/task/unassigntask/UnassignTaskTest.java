package io.taskflow.command.task.unassigntask;

import static io.taskflow.command.task.GivenTask.ANA;
import static io.taskflow.command.task.GivenTask.BOARD;
import static io.taskflow.command.task.GivenTask.BOB;
import static io.taskflow.command.task.GivenTask.CREATED;
import static io.taskflow.command.task.GivenTask.TASK;
import static io.taskflow.command.task.GivenTask.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskUnassigned;
import org.junit.jupiter.api.Test;

class UnassignTaskTest {
    @Test
    void someoneGivesItUp() {
        given(CREATED).when(new UnassignTask(BOB, TASK, ANA)::decide).then(new TaskUnassigned(TASK, BOARD, ANA));
    }

    @Test
    void whoDoesNotHaveItChangesNothing() {
        given(CREATED).when(new UnassignTask(ANA, TASK, BOB)::decide).thenNothing();
    }

    @Test
    void nobodyGivesUpWhatIsArchived() {
        given(CREATED, new TaskArchived(TASK, BOARD))
                .when(new UnassignTask(ANA, TASK, ANA)::decide)
                .thenRefused(new Refusal.Archived());
    }
}
