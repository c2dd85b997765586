package io.taskflow.command.task.labeltask;

import static io.taskflow.command.task.GivenTask.ANA;
import static io.taskflow.command.task.GivenTask.BOARD;
import static io.taskflow.command.task.GivenTask.BUG;
import static io.taskflow.command.task.GivenTask.CREATED;
import static io.taskflow.command.task.GivenTask.TASK;
import static io.taskflow.command.task.GivenTask.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.TaskInput;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskLabelled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelTaskTest {
    @Test
    void wearsIt() {
        given(CREATED).when(new LabelTask(ANA, TASK, BUG)::decide).then(new TaskLabelled(TASK, BOARD, BUG));
    }

    @Test
    void wearsItOnce() {
        given(CREATED, new TaskLabelled(TASK, BOARD, BUG))
                .when(new LabelTask(ANA, TASK, BUG)::decide)
                .thenNothing();
    }

    @Test
    void wearsOnlySoMany() {
        List<TaskEvent> events = new ArrayList<>(List.of(CREATED));
        for (int i = 0; i < TaskInput.MOST_LABELS; i++) {
            events.add(new TaskLabelled(TASK, BOARD, UuidV7.next()));
        }
        given(events.toArray(TaskEvent[]::new))
                .when(new LabelTask(ANA, TASK, BUG)::decide)
                .thenRefused(new Refusal.TooMany("/labels", "labels", TaskInput.MOST_LABELS));
    }

    @Test
    void notWhenArchived() {
        given(CREATED, new TaskArchived(TASK, BOARD))
                .when(new LabelTask(ANA, TASK, BUG)::decide)
                .thenRefused(new Refusal.Archived());
    }
}
