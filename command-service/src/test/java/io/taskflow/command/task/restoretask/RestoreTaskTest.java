package io.taskflow.command.task.restoretask;

import static io.taskflow.command.task.GivenTask.ANA;
import static io.taskflow.command.task.GivenTask.BOARD;
import static io.taskflow.command.task.GivenTask.CREATED;
import static io.taskflow.command.task.GivenTask.DONE;
import static io.taskflow.command.task.GivenTask.TASK;
import static io.taskflow.command.task.GivenTask.TODO;
import static io.taskflow.command.task.GivenTask.given;

import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskMoved;
import io.taskflow.events.task.TaskRestored;
import org.junit.jupiter.api.Test;

class RestoreTaskTest {
    @Test
    void comesBackToItsColumn() {
        given(CREATED, new TaskMoved(TASK, BOARD, TODO, DONE, "n"), new TaskArchived(TASK, BOARD))
                .when(task -> new RestoreTask(ANA, TASK).decide(task, "z"))
                .then(new TaskRestored(TASK, BOARD, DONE, "z"));
    }

    @Test
    void whatIsOnTheBoardStays() {
        given(CREATED)
                .when(task -> new RestoreTask(ANA, TASK).decide(task, "z"))
                .thenNothing();
    }
}
