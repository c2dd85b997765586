package io.taskflow.command.board.deletecolumn;

import static io.taskflow.command.board.GivenBoard.ANA;
import static io.taskflow.command.board.GivenBoard.B;
import static io.taskflow.command.board.GivenBoard.BOARD;
import static io.taskflow.command.board.GivenBoard.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.ColumnDeleted;
import org.junit.jupiter.api.Test;

class DeleteColumnTest {
    @Test
    void goes() {
        given().when(new DeleteColumn(ANA, BOARD, B)::decide).then(new ColumnDeleted(BOARD, B));
    }

    @Test
    void goesOnce() {
        given(new ColumnDeleted(BOARD, B))
                .when(new DeleteColumn(ANA, BOARD, B)::decide)
                .thenRefused(new Refusal.NotFound());
    }
}
