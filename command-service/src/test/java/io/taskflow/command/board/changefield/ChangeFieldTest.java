package io.taskflow.command.board.changefield;

import static io.taskflow.command.board.GivenBoard.ANA;
import static io.taskflow.command.board.GivenBoard.BOARD;
import static io.taskflow.command.board.GivenBoard.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.FieldAdded;
import io.taskflow.events.board.FieldOptionsChanged;
import io.taskflow.events.board.FieldRenamed;
import io.taskflow.events.board.FieldType;
import io.taskflow.events.id.UuidV7;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangeFieldTest {
    private static final UUID TEAM = UuidV7.next();
    private static final UUID SIZE = UuidV7.next();
    private static final FieldAdded ADDED =
            new FieldAdded(BOARD, TEAM, "team", "team", FieldType.CHOICE, List.of("A", "B"));
    private static final FieldAdded BESIDE = new FieldAdded(BOARD, SIZE, "size", "size", FieldType.NUMBER, List.of());

    @Test
    void changesWhatIsSpokenOf() {
        given(ADDED)
                .when(new ChangeField(ANA, BOARD, TEAM, "squad", null)::decide)
                .then(new FieldRenamed(BOARD, TEAM, "squad"));
        given(ADDED)
                .when(new ChangeField(ANA, BOARD, TEAM, "Team", List.of("B", "C"))::decide)
                .then(new FieldRenamed(BOARD, TEAM, "Team"), new FieldOptionsChanged(BOARD, TEAM, List.of("B", "C")));
    }

    @Test
    void whatItIsAlreadyChangesNothing() {
        given(ADDED, new FieldRenamed(BOARD, TEAM, "squad"), new FieldOptionsChanged(BOARD, TEAM, List.of("C")))
                .when(new ChangeField(ANA, BOARD, TEAM, "squad", List.of("C"))::decide)
                .thenNothing();
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        given(ADDED, BESIDE)
                .when(new ChangeField(ANA, BOARD, TEAM, "SIZE", null)::decide)
                .thenRefused(new Refusal.NameTaken());
    }

    @Test
    void onlyAChoiceHasOptions() {
        given(BESIDE)
                .when(new ChangeField(ANA, BOARD, SIZE, null, List.of("1"))::decide)
                .thenRefused(
                        new Refusal.Invalid("/options", "choice-only", "options are for a field of the type CHOICE"));
    }

    @Test
    void onlyOneThatIsThere() {
        given().when(new ChangeField(ANA, BOARD, TEAM, "squad", null)::decide).thenRefused(new Refusal.NotFound());
    }
}
