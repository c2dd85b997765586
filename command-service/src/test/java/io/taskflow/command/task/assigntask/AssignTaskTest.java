package io.taskflow.command.task.assigntask;

import static io.taskflow.command.task.GivenTask.ANA;
import static io.taskflow.command.task.GivenTask.BOARD;
import static io.taskflow.command.task.GivenTask.BOB;
import static io.taskflow.command.task.GivenTask.CREATED;
import static io.taskflow.command.task.GivenTask.TASK;
import static io.taskflow.command.task.GivenTask.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.TaskInput;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskAssigned;
import io.taskflow.events.task.TaskEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssignTaskTest {
    @Test
    void someoneTakesItOn() {
        given(CREATED).when(new AssignTask(ANA, TASK, BOB)::decide).then(new TaskAssigned(TASK, BOARD, BOB));
    }

    @Test
    void whoHasItAlreadyChangesNothing() {
        given(CREATED).when(new AssignTask(BOB, TASK, ANA)::decide).thenNothing();
    }

    @Test
    void onlySoManyPeopleHaveATask() {
        List<TaskEvent> events = new ArrayList<>(List.of(CREATED));
        for (int i = 1; i < TaskInput.MOST_ASSIGNEES; i++) {
            events.add(new TaskAssigned(TASK, BOARD, UuidV7.next()));
        }
        given(events.toArray(TaskEvent[]::new))
                .when(new AssignTask(ANA, TASK, BOB)::decide)
                .thenRefused(new Refusal.TooMany("/assignees", "assignees", TaskInput.MOST_ASSIGNEES));
    }

    @Test
    void nobodyTakesOnWhatIsArchived() {
        given(CREATED, new TaskArchived(TASK, BOARD))
                .when(new AssignTask(ANA, TASK, BOB)::decide)
                .thenRefused(new Refusal.Archived());
    }
}
