package io.taskflow.command.task.addchecklist;

import static io.taskflow.command.task.GivenTask.ANA;
import static io.taskflow.command.task.GivenTask.BOARD;
import static io.taskflow.command.task.GivenTask.CREATED;
import static io.taskflow.command.task.GivenTask.TASK;
import static io.taskflow.command.task.GivenTask.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.TaskInput;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.task.ChecklistAdded;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AddChecklistTest {
    private static final UUID LIST = UuidV7.next();

    @Test
    void isThere() {
        given(CREATED)
                .when(new AddChecklist(ANA, TASK, LIST, "Before")::decide)
                .then(new ChecklistAdded(TASK, BOARD, LIST, "Before"));
    }

    @Test
    void aTaskHasOnlySoMany() {
        List<TaskEvent> events = new ArrayList<>(List.of(CREATED));
        for (int i = 0; i < TaskInput.MOST_CHECKLISTS; i++) {
            events.add(new ChecklistAdded(TASK, BOARD, UuidV7.next(), "Before"));
        }
        given(events.toArray(TaskEvent[]::new))
                .when(new AddChecklist(ANA, TASK, LIST, "Before")::decide)
                .thenRefused(new Refusal.TooMany("/name", "checklists of a task", TaskInput.MOST_CHECKLISTS));
    }

    @Test
    void notWithAnIdThatIsTaken() {
        given(CREATED, new ChecklistAdded(TASK, BOARD, LIST, "Before"))
                .when(new AddChecklist(ANA, TASK, LIST, "Again")::decide)
                .thenRefused(new Refusal.IdTaken());
    }

    @Test
    void notWhenArchived() {
        given(CREATED, new TaskArchived(TASK, BOARD))
                .when(new AddChecklist(ANA, TASK, LIST, "Before")::decide)
                .thenRefused(new Refusal.Archived());
    }
}
