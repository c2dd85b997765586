package io.taskflow.command.task.unlabeltask;

import static io.taskflow.command.task.GivenTask.ANA;
import static io.taskflow.command.task.GivenTask.BOARD;
import static io.taskflow.command.task.GivenTask.BUG;
import static io.taskflow.command.task.GivenTask.CREATED;
import static io.taskflow.command.task.GivenTask.TASK;
import static io.taskflow.command.task.GivenTask.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskLabelled;
import io.taskflow.events.task.TaskUnlabelled;
import org.junit.jupiter.api.Test;

class UnlabelTaskTest {
    @Test
    void wearsItNoLonger() {
        given(CREATED, new TaskLabelled(TASK, BOARD, BUG))
                .when(new UnlabelTask(ANA, TASK, BUG)::decide)
                .then(new TaskUnlabelled(TASK, BOARD, BUG));
    }

    @Test
    void whatItDoesNotWearChangesNothing() {
        given(CREATED).when(new UnlabelTask(ANA, TASK, BUG)::decide).thenNothing();
    }

    @Test
    void notWhenArchived() {
        given(CREATED, new TaskLabelled(TASK, BOARD, BUG), new TaskArchived(TASK, BOARD))
                .when(new UnlabelTask(ANA, TASK, BUG)::decide)
                .thenRefused(new Refusal.Archived());
    }
}
