package io.taskflow.command.task.removechecklistitem;

import static io.taskflow.command.task.GivenTask.ANA;
import static io.taskflow.command.task.GivenTask.BOARD;
import static io.taskflow.command.task.GivenTask.CREATED;
import static io.taskflow.command.task.GivenTask.TASK;
import static io.taskflow.command.task.GivenTask.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.task.ChecklistAdded;
import io.taskflow.events.task.ChecklistItemAdded;
import io.taskflow.events.task.ChecklistItemRemoved;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RemoveChecklistItemTest {
    private static final UUID LIST = UuidV7.next();
    private static final UUID ITEM = UuidV7.next();

    @Test
    void goesOnce() {
        given(
                        CREATED,
                        new ChecklistAdded(TASK, BOARD, LIST, "Before"),
                        new ChecklistItemAdded(TASK, BOARD, LIST, ITEM, "Tell support"))
                .when(new RemoveChecklistItem(ANA, TASK, LIST, ITEM)::decide)
                .then(new ChecklistItemRemoved(TASK, BOARD, LIST, ITEM));
        given(
                        CREATED,
                        new ChecklistAdded(TASK, BOARD, LIST, "Before"),
                        new ChecklistItemAdded(TASK, BOARD, LIST, ITEM, "Tell support"),
                        new ChecklistItemRemoved(TASK, BOARD, LIST, ITEM))
                .when(new RemoveChecklistItem(ANA, TASK, LIST, ITEM)::decide)
                .thenRefused(new Refusal.NotFound());
    }
}
