package io.taskflow.command.board.archivecolumn;

import static io.taskflow.command.board.GivenBoard.ANA;
import static io.taskflow.command.board.GivenBoard.B;
import static io.taskflow.command.board.GivenBoard.BOARD;
import static io.taskflow.command.board.GivenBoard.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.ColumnArchived;
import io.taskflow.events.board.ColumnDeleted;
import org.junit.jupiter.api.Test;

class ArchiveColumnTest {
    @Test
    void goes() {
        given().when(new ArchiveColumn(ANA, BOARD, B)::decide).then(new ColumnArchived(BOARD, B));
    }

    @Test
    void goesOnce() {
        given(new ColumnArchived(BOARD, B))
                .when(new ArchiveColumn(ANA, BOARD, B)::decide)
                .thenNothing();
    }

    @Test
    void mustBeThere() {
        given(new ColumnDeleted(BOARD, B))
                .when(new ArchiveColumn(ANA, BOARD, B)::decide)
                .thenRefused(new Refusal.NotFound());
    }
}
