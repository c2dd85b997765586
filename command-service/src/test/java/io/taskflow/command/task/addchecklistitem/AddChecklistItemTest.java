package io.taskflow.command.task.addchecklistitem;

import static io.taskflow.command.task.GivenTask.ANA;
import static io.taskflow.command.task.GivenTask.BOARD;
import static io.taskflow.command.task.GivenTask.CREATED;
import static io.taskflow.command.task.GivenTask.TASK;
import static io.taskflow.command.task.GivenTask.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.TaskInput;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.task.ChecklistAdded;
import io.taskflow.events.task.ChecklistItemAdded;
import io.taskflow.events.task.TaskEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AddChecklistItemTest {
    private static final UUID LIST = UuidV7.next();
    private static final UUID ITEM = UuidV7.next();

    @Test
    void isThere() {
        given(CREATED, new ChecklistAdded(TASK, BOARD, LIST, "Before"))
                .when(new AddChecklistItem(ANA, TASK, LIST, ITEM, "Tell support")::decide)
                .then(new ChecklistItemAdded(TASK, BOARD, LIST, ITEM, "Tell support"));
    }

    @Test
    void aChecklistHasOnlySoMany() {
        List<TaskEvent> events = new ArrayList<>(List.of(CREATED, new ChecklistAdded(TASK, BOARD, LIST, "Before")));
        for (int i = 0; i < TaskInput.MOST_ITEMS; i++) {
            events.add(new ChecklistItemAdded(TASK, BOARD, LIST, UuidV7.next(), "Tell"));
        }
        given(events.toArray(TaskEvent[]::new))
                .when(new AddChecklistItem(ANA, TASK, LIST, ITEM, "Tell")::decide)
                .thenRefused(new Refusal.TooMany("/text", "items on a checklist", TaskInput.MOST_ITEMS));
    }

    @Test
    void notWithAnIdThatIsTakenOnAnyOfItsLists() {
        UUID other = UuidV7.next();
        given(
                        CREATED,
                        new ChecklistAdded(TASK, BOARD, LIST, "Before"),
                        new ChecklistAdded(TASK, BOARD, other, "After"),
                        new ChecklistItemAdded(TASK, BOARD, other, ITEM, "Tell"))
                .when(new AddChecklistItem(ANA, TASK, LIST, ITEM, "Tell support")::decide)
                .thenRefused(new Refusal.IdTaken());
    }

    @Test
    void onlyOnAListThatIsThere() {
        given(CREATED)
                .when(new AddChecklistItem(ANA, TASK, LIST, ITEM, "Tell")::decide)
                .thenRefused(new Refusal.NotFound());
    }
}
