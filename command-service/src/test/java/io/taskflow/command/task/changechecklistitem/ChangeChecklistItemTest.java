package io.taskflow.command.task.changechecklistitem;

import static io.taskflow.command.task.GivenTask.ANA;
import static io.taskflow.command.task.GivenTask.BOARD;
import static io.taskflow.command.task.GivenTask.CREATED;
import static io.taskflow.command.task.GivenTask.TASK;
import static io.taskflow.command.task.GivenTask.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.task.ChecklistAdded;
import io.taskflow.events.task.ChecklistItemAdded;
import io.taskflow.events.task.ChecklistItemMarked;
import io.taskflow.events.task.ChecklistItemReworded;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangeChecklistItemTest {
    private static final UUID LIST = UuidV7.next();
    private static final UUID ITEM = UuidV7.next();

    @Test
    void changesWhatIsSpokenOf() {
        given(
                        CREATED,
                        new ChecklistAdded(TASK, BOARD, LIST, "Before"),
                        new ChecklistItemAdded(TASK, BOARD, LIST, ITEM, "Tell support"))
                .when(new ChangeChecklistItem(ANA, TASK, LIST, ITEM, "Tell sales", true)::decide)
                .then(
                        new ChecklistItemReworded(TASK, BOARD, LIST, ITEM, "Tell sales"),
                        new ChecklistItemMarked(TASK, BOARD, LIST, ITEM, true));
        given(
                        CREATED,
                        new ChecklistAdded(TASK, BOARD, LIST, "Before"),
                        new ChecklistItemAdded(TASK, BOARD, LIST, ITEM, "Tell support"))
                .when(new ChangeChecklistItem(ANA, TASK, LIST, ITEM, null, null)::decide)
                .thenNothing();
    }

    @Test
    void whatIsSoAlreadyChangesNothing() {
        given(
                        CREATED,
                        new ChecklistAdded(TASK, BOARD, LIST, "Before"),
                        new ChecklistItemAdded(TASK, BOARD, LIST, ITEM, "Tell support"),
                        new ChecklistItemReworded(TASK, BOARD, LIST, ITEM, "x".repeat(500)),
                        new ChecklistItemMarked(TASK, BOARD, LIST, ITEM, true))
                .when(new ChangeChecklistItem(ANA, TASK, LIST, ITEM, "x".repeat(500), true)::decide)
                .thenNothing();
    }

    @Test
    void onlyOneThatIsThere() {
        given(CREATED, new ChecklistAdded(TASK, BOARD, LIST, "Before"))
                .when(new ChangeChecklistItem(ANA, TASK, LIST, ITEM, null, true)::decide)
                .thenRefused(new Refusal.NotFound());
    }
}
