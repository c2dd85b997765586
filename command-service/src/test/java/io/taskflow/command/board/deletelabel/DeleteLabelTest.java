package io.taskflow.command.board.deletelabel;

import static io.taskflow.command.board.GivenBoard.ANA;
import static io.taskflow.command.board.GivenBoard.BOARD;
import static io.taskflow.command.board.GivenBoard.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.LabelAdded;
import io.taskflow.events.board.LabelDeleted;
import io.taskflow.events.id.UuidV7;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeleteLabelTest {
    private static final UUID BUG = UuidV7.next();

    @Test
    void goes() {
        given(new LabelAdded(BOARD, BUG, "Bug", "red"))
                .when(new DeleteLabel(ANA, BOARD, BUG)::decide)
                .then(new LabelDeleted(BOARD, BUG));
    }

    @Test
    void goesOnce() {
        given(new LabelAdded(BOARD, BUG, "Bug", "red"), new LabelDeleted(BOARD, BUG))
                .when(new DeleteLabel(ANA, BOARD, BUG)::decide)
                .thenRefused(new Refusal.NotFound());
    }
}
