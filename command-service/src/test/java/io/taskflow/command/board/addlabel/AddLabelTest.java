package io.taskflow.command.board.addlabel;

import static io.taskflow.command.board.GivenBoard.ANA;
import static io.taskflow.command.board.GivenBoard.BOARD;
import static io.taskflow.command.board.GivenBoard.given;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.LabelAdded;
import io.taskflow.events.id.UuidV7;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddLabelTest {
    private static final UUID BUG = UuidV7.next();

    @Test
    void isThere() {
        given().when(new AddLabel(ANA, BOARD, BUG, "Bug", "red")::decide)
                .then(new LabelAdded(BOARD, BUG, "Bug", "red"));
    }

    @Test
    void aBoardHasOnlySoMany() {
        given(Stream.generate(() -> new LabelAdded(BOARD, UuidV7.next(), "Bug", "red"))
                        .limit(BoardState.MOST_LABELS)
                        .toArray(BoardEvent[]::new))
                .when(new AddLabel(ANA, BOARD, BUG, "Bug", "red")::decide)
                .thenRefused(new Refusal.TooMany("/name", "labels on a board", BoardState.MOST_LABELS));
    }
}
