package io.taskflow.command.task;

import static io.taskflow.command.task.GivenTask.ANA;
import static io.taskflow.command.task.GivenTask.BOARD;
import static io.taskflow.command.task.GivenTask.BOB;
import static io.taskflow.command.task.GivenTask.BUG;
import static io.taskflow.command.task.GivenTask.CREATED;
import static io.taskflow.command.task.GivenTask.DAILY;
import static io.taskflow.command.task.GivenTask.DONE;
import static io.taskflow.command.task.GivenTask.DUE;
import static io.taskflow.command.task.GivenTask.TASK;
import static io.taskflow.command.task.GivenTask.TODO;
import static io.taskflow.command.task.GivenTask.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.events.id.UuidV7;
import io.taskflow.events.task.BlockingBegan;
import io.taskflow.events.task.BlockingEnded;
import io.taskflow.events.task.Priority;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskAssigned;
import io.taskflow.events.task.TaskBlocked;
import io.taskflow.events.task.TaskDescribed;
import io.taskflow.events.task.TaskDueChanged;
import io.taskflow.events.task.TaskDueMarked;
import io.taskflow.events.task.TaskFieldsChanged;
import io.taskflow.events.task.TaskFollowed;
import io.taskflow.events.task.TaskJoined;
import io.taskflow.events.task.TaskLabelled;
import io.taskflow.events.task.TaskLeft;
import io.taskflow.events.task.TaskMoved;
import io.taskflow.events.task.TaskPrioritized;
import io.taskflow.events.task.TaskRecurred;
import io.taskflow.events.task.TaskRecurrenceChanged;
import io.taskflow.events.task.TaskRenamed;
import io.taskflow.events.task.TaskRestored;
import io.taskflow.events.task.TaskStartChanged;
import io.taskflow.events.task.TaskUnassigned;
import io.taskflow.events.task.TaskUnblocked;
import io.taskflow.events.task.TaskUnlabelled;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TaskStateTest {
    private static final UUID OTHER = UuidV7.next();
    private static final UUID URGENT = UuidV7.next();

    @Test
    void everyEventLeavesItsMark() {
        Map<String, String> changes = new HashMap<>();
        changes.put("team", null);
        changes.put("size", "5");

        TaskState task = given(
                        CREATED,
                        new TaskRenamed(TASK, BOARD, "New"),
                        new TaskDescribed(TASK, BOARD, null),
                        new TaskPrioritized(TASK, BOARD, Priority.HIGH),
                        new TaskStartChanged(TASK, BOARD, DUE),
                        new TaskDueChanged(TASK, BOARD, null),
                        new TaskDueMarked(TASK, BOARD, true),
                        new TaskFieldsChanged(TASK, BOARD, changes),
                        new TaskAssigned(TASK, BOARD, BOB),
                        new TaskUnassigned(TASK, BOARD, ANA),
                        new TaskLabelled(TASK, BOARD, BUG),
                        new TaskLabelled(TASK, BOARD, URGENT),
                        new TaskUnlabelled(TASK, BOARD, URGENT),
                        new TaskBlocked(TASK, BOARD, OTHER),
                        new TaskBlocked(TASK, BOARD, URGENT),
                        new TaskUnblocked(TASK, BOARD, URGENT),
                        new BlockingBegan(TASK, BOARD, OTHER),
                        new BlockingBegan(TASK, BOARD, BUG),
                        new BlockingEnded(TASK, BOARD, OTHER),
                        new TaskRecurrenceChanged(TASK, BOARD, DAILY),
                        new TaskMoved(TASK, BOARD, TODO, DONE, "x"))
                .state();

        assertThat(task)
                .isEqualTo(new TaskState(
                        TASK,
                        BOARD,
                        DONE,
                        "x",
                        "New",
                        null,
                        Set.of(BOB),
                        Set.of(BUG),
                        Priority.HIGH,
                        DUE,
                        null,
                        true,
                        Map.of("size", "5"),
                        Map.of(),
                        new Dependencies(Set.of(OTHER), Set.of(BUG)),
                        DAILY,
                        false));
    }

    @Test
    void whatWasDoneRecursNoMoreAndTheNextDoes() {
        assertThat(given(
                                CREATED,
                                new TaskRecurrenceChanged(TASK, BOARD, DAILY),
                                new TaskRecurred(TASK, BOARD, UuidV7.next(), DUE))
                        .state())
                .returns(null, TaskState::recurrence);
        assertThat(given(CREATED, new TaskFollowed(TASK, BOARD, UuidV7.next(), DAILY))
                        .state())
                .returns(DAILY, TaskState::recurrence);
    }

    @Test
    void onAnotherBoardItHasWhatFittedThere() {
        UUID other = UuidV7.next();
        UUID column = UuidV7.next();
        var left = new TaskLeft(TASK, BOARD, TODO, null, other, List.of(), List.of(), List.of("team"), List.of(ANA));
        var joined = new TaskJoined(
                TASK,
                other,
                BOARD,
                column,
                "z",
                "Title",
                "Text",
                List.of(BOB),
                List.of(BUG),
                Priority.LOW,
                null,
                DUE,
                false,
                Map.of("size", "5"),
                List.of(),
                List.of(),
                List.of(),
                DAILY,
                null,
                List.of(),
                List.of(),
                DUE,
                ANA,
                1);

        assertThat(given(CREATED, left).state()).isEqualTo(given(CREATED).state());
        assertThat(given(CREATED, left, joined).state())
                .returns(other, TaskState::boardId)
                .returns(column, TaskState::columnId)
                .returns("z", TaskState::rank)
                .returns("Title", TaskState::title)
                .returns(Set.of(BOB), TaskState::assignees)
                .returns(Set.of(BUG), TaskState::labels)
                .returns(Map.of("size", "5"), TaskState::fields)
                .returns(DAILY, TaskState::recurrence);
    }

    @Test
    void archivingKeepsTheColumnAndRestoringTakesAPlace() {
        assertThat(given(CREATED, new TaskArchived(TASK, BOARD)).state())
                .returns(true, TaskState::archived)
                .returns(TODO, TaskState::columnId);
        assertThat(given(CREATED, new TaskArchived(TASK, BOARD), new TaskRestored(TASK, BOARD, TODO, "z"))
                        .state())
                .returns(false, TaskState::archived)
                .returns("z", TaskState::rank);
    }

    @Test
    void aTaskBeginsOnceAndFirst() {
        assertThatThrownBy(() -> given(CREATED, CREATED)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> given(new TaskArchived(TASK, BOARD))).isInstanceOf(IllegalStateException.class);
    }
}
