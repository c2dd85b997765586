package io.taskflow.command.task.removechecklist;

import static io.taskflow.command.task.GivenTask.ANA;
import static io.taskflow.command.task.GivenTask.BOARD;
import static io.taskflow.command.task.GivenTask.CREATED;
import static io.taskflow.command.task.GivenTask.TASK;
import static io.taskflow.command.task.GivenTask.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.task.ChecklistAdded;
import io.taskflow.events.task.ChecklistRemoved;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RemoveChecklistTest {
    private static final UUID LIST = UuidV7.next();

    @Test
    void goesOnce() {
        given(CREATED, new ChecklistAdded(TASK, BOARD, LIST, "Before"))
                .when(new RemoveChecklist(ANA, TASK, LIST)::decide)
                .then(new ChecklistRemoved(TASK, BOARD, LIST));
        given(CREATED, new ChecklistAdded(TASK, BOARD, LIST, "Before"), new ChecklistRemoved(TASK, BOARD, LIST))
                .when(new RemoveChecklist(ANA, TASK, LIST)::decide)
                .thenRefused(new Refusal.NotFound());
    }
}
