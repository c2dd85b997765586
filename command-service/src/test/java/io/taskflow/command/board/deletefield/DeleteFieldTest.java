package io.taskflow.command.board.deletefield;

import static io.taskflow.command.board.GivenBoard.ANA;
import static io.taskflow.command.board.GivenBoard.BOARD;
import static io.taskflow.command.board.GivenBoard.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.FieldAdded;
import io.taskflow.events.board.FieldDeleted;
import io.taskflow.events.board.FieldType;
import io.taskflow.events.id.UuidV7;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeleteFieldTest {
    private static final UUID TEAM = UuidV7.next();
    private static final FieldAdded ADDED = new FieldAdded(BOARD, TEAM, "team", "team", FieldType.TEXT, List.of());

    @Test
    void goes() {
        given(ADDED).when(new DeleteField(ANA, BOARD, TEAM)::decide).then(new FieldDeleted(BOARD, TEAM));
    }

    @Test
    void goesOnce() {
        given(ADDED, new FieldDeleted(BOARD, TEAM))
                .when(new DeleteField(ANA, BOARD, TEAM)::decide)
                .thenRefused(new Refusal.NotFound());
    }
}
