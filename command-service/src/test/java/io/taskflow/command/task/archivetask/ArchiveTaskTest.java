package io.taskflow.command.task.archivetask;

import static io.taskflow.command.task.GivenTask.ANA;
import static io.taskflow.command.task.GivenTask.BOARD;
import static io.taskflow.command.task.GivenTask.CREATED;
import static io.taskflow.command.task.GivenTask.TASK;
import static io.taskflow.command.task.GivenTask.given;

import io.taskflow.events.task.TaskArchived;
import org.junit.jupiter.api.Test;

class ArchiveTaskTest {
    @Test
    void leavesTheBoard() {
        given(CREATED).when(new ArchiveTask(ANA, TASK)::decide).then(new TaskArchived(TASK, BOARD));
    }

    @Test
    void leavesItOnce() {
        given(CREATED, new TaskArchived(TASK, BOARD))
                .when(new ArchiveTask(ANA, TASK)::decide)
                .thenNothing();
    }
}
