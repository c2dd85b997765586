package io.taskflow.command.board.renamecolumn;

import static io.taskflow.command.board.GivenBoard.ANA;
import static io.taskflow.command.board.GivenBoard.B;
import static io.taskflow.command.board.GivenBoard.BOARD;
import static io.taskflow.command.board.GivenBoard.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.ColumnDeleted;
import io.taskflow.events.board.ColumnRenamed;
import org.junit.jupiter.api.Test;

class RenameColumnTest {
    @Test
    void getsAnotherName() {
        given().when(new RenameColumn(ANA, BOARD, B, "New")::decide).then(new ColumnRenamed(BOARD, B, "New"));
    }

    @Test
    void keepsTheNameItHas() {
        given().when(new RenameColumn(ANA, BOARD, B, "B")::decide).thenNothing();
        given().when(new RenameColumn(ANA, BOARD, B, null)::decide).thenNothing();
    }

    @Test
    void whatIsGoneHasNoName() {
        given(new ColumnDeleted(BOARD, B))
                .when(new RenameColumn(ANA, BOARD, B, "New")::decide)
                .thenRefused(new Refusal.NotFound());
    }
}
