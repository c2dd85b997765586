package io.taskflow.command.task.renamechecklist;

import static io.taskflow.command.task.GivenTask.ANA;
import static io.taskflow.command.task.GivenTask.BOARD;
import static io.taskflow.command.task.GivenTask.CREATED;
import static io.taskflow.command.task.GivenTask.TASK;
import static io.taskflow.command.task.GivenTask.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.task.ChecklistAdded;
import io.taskflow.events.task.ChecklistRenamed;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RenameChecklistTest {
    private static final UUID LIST = UuidV7.next();

    @Test
    void getsTheName() {
        given(CREATED, new ChecklistAdded(TASK, BOARD, LIST, "Before"))
                .when(new RenameChecklist(ANA, TASK, LIST, "After")::decide)
                .then(new ChecklistRenamed(TASK, BOARD, LIST, "After"));
    }

    @Test
    void theNameItHasChangesNothing() {
        given(
                        CREATED,
                        new ChecklistAdded(TASK, BOARD, LIST, "Before"),
                        new ChecklistRenamed(TASK, BOARD, LIST, "After"))
                .when(new RenameChecklist(ANA, TASK, LIST, "After")::decide)
                .thenNothing();
    }

    @Test
    void onlyOneThatIsThere() {
        given(CREATED)
                .when(new RenameChecklist(ANA, TASK, LIST, "After")::decide)
                .thenRefused(new Refusal.NotFound());
    }
}
