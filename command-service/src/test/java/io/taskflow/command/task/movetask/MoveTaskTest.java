package io.taskflow.command.task.movetask;

import static io.taskflow.command.task.GivenTask.ANA;
import static io.taskflow.command.task.GivenTask.BOARD;
import static io.taskflow.command.task.GivenTask.CREATED;
import static io.taskflow.command.task.GivenTask.DONE;
import static io.taskflow.command.task.GivenTask.TASK;
import static io.taskflow.command.task.GivenTask.TODO;
import static io.taskflow.command.task.GivenTask.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.rank.Gap;
import io.taskflow.command.rank.Landing;
import io.taskflow.command.rank.Place;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskMoved;
import org.junit.jupiter.api.Test;

class MoveTaskTest {
    private static final MoveTask TO_TODO = new MoveTask(ANA, TASK, null, TODO, Place.END);
    private static final MoveTask TO_DONE = new MoveTask(ANA, TASK, null, DONE, Place.END);

    @Test
    void goesToAnotherColumn() {
        given(CREATED)
                .when(task -> TO_DONE.decide(task, new Landing(Gap.WHOLE, "z")))
                .then(new TaskMoved(TASK, BOARD, TODO, DONE, "z"));
    }

    @Test
    void staysInItsColumnWhenNoPlaceIsNamed() {
        given(CREATED)
                .when(task -> TO_TODO.decide(task, new Landing(Gap.WHOLE, "z")))
                .thenNothing();
    }

    @Test
    void staysWhereItStandsBesideTheNeighbourAlready() {
        given(CREATED)
                .when(task -> TO_TODO.decide(task, new Landing(Gap.between("l", 1, "n", 2), "mm")))
                .thenNothing();
    }

    @Test
    void takesAnotherPlaceInItsColumn() {
        given(CREATED)
                .when(task -> TO_TODO.decide(task, new Landing(Gap.between("p", 1, "q", 2), "pp")))
                .then(new TaskMoved(TASK, BOARD, TODO, TODO, "pp"));
    }

    @Test
    void aGapOfAnotherColumnIsNoReasonToStay() {
        given(CREATED)
                .when(task -> TO_DONE.decide(task, new Landing(Gap.between("l", 1, "n", 2), "mm")))
                .then(new TaskMoved(TASK, BOARD, TODO, DONE, "mm"));
    }

    @Test
    void whatIsArchivedDoesNotCross() {
        given(CREATED, new TaskArchived(TASK, BOARD))
                .when(task -> TO_DONE.cross(
                        task,
                        () -> {
                            throw new IllegalStateException("nothing is packed");
                        },
                        () -> new Landing(Gap.WHOLE, "z")))
                .thenRefused(new Refusal.Archived());
    }

    @Test
    void whatIsArchivedDoesNotMove() {
        given(CREATED, new TaskArchived(TASK, BOARD))
                .when(task -> TO_DONE.decide(task, new Landing(Gap.WHOLE, "z")))
                .thenRefused(new Refusal.Archived());
    }
}
