package io.taskflow.command.task.adddependency;

import static io.taskflow.command.task.GivenTask.ANA;
import static io.taskflow.command.task.GivenTask.BOARD;
import static io.taskflow.command.task.GivenTask.CREATED;
import static io.taskflow.command.task.GivenTask.TASK;
import static io.taskflow.command.task.GivenTask.TODO;
import static io.taskflow.command.task.GivenTask.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.TaskInput;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.task.BlockingBegan;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskBlocked;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AddDependencyTest {
    private static final UUID BLOCKER = UuidV7.next();
    private static final UUID ELSEWHERE = UuidV7.next();
    private static final TaskCreated OTHER =
            new TaskCreated(BLOCKER, ELSEWHERE, TODO, "m", "Other", null, List.of(), null, null, Map.of(), null);

    private static Decision<TaskEvent> decided(TaskState task, TaskState blocker, boolean circular) {
        return new AddDependency(ANA, TASK, BLOCKER).decide(task, blocker, () -> circular);
    }

    @Test
    void bothAreTold() {
        assertThat(decided(given(CREATED).state(), given(OTHER).state(), false))
                .isEqualTo(new Decision.Accepted<>(
                        List.of(new TaskBlocked(TASK, BOARD, BLOCKER), new BlockingBegan(BLOCKER, ELSEWHERE, TASK))));
    }

    @Test
    void onlyOnce() {
        TaskState task = given(CREATED, new TaskBlocked(TASK, BOARD, BLOCKER)).state();
        assertThat(decided(task, given(OTHER).state(), false)).isEqualTo(Decision.unchanged());
    }

    @Test
    void neverInACircle() {
        assertThat(decided(given(CREATED).state(), given(OTHER).state(), true))
                .isEqualTo(Decision.refuse(new Refusal.DependencyCycle()));
    }

    @Test
    void neitherMayBeArchived() {
        TaskState open = given(CREATED).state();
        TaskState archived = given(CREATED, new TaskArchived(TASK, BOARD)).state();
        TaskState blocker = given(OTHER).state();
        TaskState archivedBlocker =
                given(OTHER, new TaskArchived(BLOCKER, ELSEWHERE)).state();
        assertThat(decided(archived, blocker, false)).isEqualTo(Decision.refuse(new Refusal.Archived()));
        assertThat(decided(open, archivedBlocker, false)).isEqualTo(Decision.refuse(new Refusal.Archived()));
    }

    @Test
    void onlySoManyOnEitherSide() {
        List<TaskEvent> waiting = new ArrayList<>(List.of(CREATED));
        List<TaskEvent> blocking = new ArrayList<>(List.of(OTHER));
        for (int i = 0; i < TaskInput.MOST_DEPENDENCIES; i++) {
            waiting.add(new TaskBlocked(TASK, BOARD, UuidV7.next()));
            blocking.add(new BlockingBegan(BLOCKER, ELSEWHERE, UuidV7.next()));
        }
        TaskState full = given(waiting.toArray(TaskEvent[]::new)).state();
        TaskState inDemand = given(blocking.toArray(TaskEvent[]::new)).state();
        assertThat(decided(full, given(OTHER).state(), false))
                .isEqualTo(Decision.refuse(new Refusal.TooMany("/blockedBy", "tasks that one waits for", 100)));
        assertThat(decided(given(CREATED).state(), inDemand, false))
                .isEqualTo(Decision.refuse(new Refusal.TooMany("/blocks", "tasks that wait for one", 100)));
    }
}
