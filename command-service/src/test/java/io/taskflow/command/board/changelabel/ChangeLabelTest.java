package io.taskflow.command.board.changelabel;

import static io.taskflow.command.board.GivenBoard.ANA;
import static io.taskflow.command.board.GivenBoard.BOARD;
import static io.taskflow.command.board.GivenBoard.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.LabelAdded;
import io.taskflow.events.board.LabelRecolored;
import io.taskflow.events.board.LabelRenamed;
import io.taskflow.events.id.UuidV7;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangeLabelTest {
    private static final UUID BUG = UuidV7.next();

    @Test
    void changesWhatIsSpokenOf() {
        given(new LabelAdded(BOARD, BUG, "Bug", "red"))
                .when(new ChangeLabel(ANA, BOARD, BUG, "Defect", null)::decide)
                .then(new LabelRenamed(BOARD, BUG, "Defect"));
        given(new LabelAdded(BOARD, BUG, "Bug", "red"))
                .when(new ChangeLabel(ANA, BOARD, BUG, "Defect", "green")::decide)
                .then(new LabelRenamed(BOARD, BUG, "Defect"), new LabelRecolored(BOARD, BUG, "green"));
    }

    @Test
    void whatItIsAlreadyChangesNothing() {
        given(
                        new LabelAdded(BOARD, BUG, "Defect", "red"),
                        new LabelRenamed(BOARD, BUG, "Bug"),
                        new LabelRecolored(BOARD, BUG, "green"))
                .when(new ChangeLabel(ANA, BOARD, BUG, "Bug", "green")::decide)
                .thenNothing();
    }

    @Test
    void onlyOneThatIsThere() {
        given().when(new ChangeLabel(ANA, BOARD, BUG, "Bug", null)::decide).thenRefused(new Refusal.NotFound());
    }
}
