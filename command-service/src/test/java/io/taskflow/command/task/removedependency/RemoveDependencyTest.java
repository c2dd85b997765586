package io.taskflow.command.task.removedependency;

import static io.taskflow.command.task.GivenTask.ANA;
import static io.taskflow.command.task.GivenTask.BOARD;
import static io.taskflow.command.task.GivenTask.CREATED;
import static io.taskflow.command.task.GivenTask.TASK;
import static io.taskflow.command.task.GivenTask.TODO;
import static io.taskflow.command.task.GivenTask.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.task.BlockingEnded;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskBlocked;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskUnblocked;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RemoveDependencyTest {
    private static final UUID BLOCKER = UuidV7.next();
    private static final UUID ELSEWHERE = UuidV7.next();
    private static final TaskState OTHER = given(
                    new TaskCreated(
                            BLOCKER, ELSEWHERE, TODO, "m", "Other", null, List.of(), null, null, Map.of(), null),
                    new TaskArchived(BLOCKER, ELSEWHERE))
            .state();

    private static Decision<TaskEvent> decided(TaskState task, TaskState blocker) {
        return new RemoveDependency(ANA, TASK, BLOCKER).decide(task, blocker);
    }

    @Test
    void bothAreToldEvenIfTheOtherIsArchived() {
        TaskState task = given(CREATED, new TaskBlocked(TASK, BOARD, BLOCKER)).state();
        assertThat(decided(task, OTHER))
                .isEqualTo(new Decision.Accepted<>(
                        List.of(new TaskUnblocked(TASK, BOARD, BLOCKER), new BlockingEnded(BLOCKER, ELSEWHERE, TASK))));
    }

    @Test
    void nothingWhereItDoesNotWait() {
        assertThat(decided(given(CREATED).state(), OTHER)).isEqualTo(Decision.unchanged());
        assertThat(decided(given(CREATED).state(), null)).isEqualTo(Decision.unchanged());
    }

    @Test
    void notWhenArchived() {
        TaskState task = given(CREATED, new TaskBlocked(TASK, BOARD, BLOCKER), new TaskArchived(TASK, BOARD))
                .state();
        assertThat(decided(task, OTHER)).isEqualTo(Decision.refuse(new Refusal.Archived()));
    }
}
