package io.taskflow.command.board.restorecolumn;

import static io.taskflow.command.board.GivenBoard.ANA;
import static io.taskflow.command.board.GivenBoard.B;
import static io.taskflow.command.board.GivenBoard.BOARD;
import static io.taskflow.command.board.GivenBoard.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.ColumnArchived;
import io.taskflow.events.board.ColumnDeleted;
import io.taskflow.events.board.ColumnLimited;
import io.taskflow.events.board.ColumnRestored;
import io.taskflow.events.board.WipPolicy;
import org.junit.jupiter.api.Test;

class RestoreColumnTest {
    @Test
    void comesBackWithItsLimit() {
        given(new ColumnLimited(BOARD, B, 3, WipPolicy.BLOCK), new ColumnArchived(BOARD, B))
                .when(new RestoreColumn(ANA, BOARD, B)::decide)
                .then(new ColumnRestored(BOARD, B, 3, WipPolicy.BLOCK));
    }

    @Test
    void isThere() {
        given().when(new RestoreColumn(ANA, BOARD, B)::decide).thenNothing();
    }

    @Test
    void mustHaveBeenThere() {
        given(new ColumnDeleted(BOARD, B))
                .when(new RestoreColumn(ANA, BOARD, B)::decide)
                .thenRefused(new Refusal.NotFound());
    }
}
