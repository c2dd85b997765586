package io.taskflow.command.board.restoreboard;

import static io.taskflow.command.board.GivenBoard.ANA;
import static io.taskflow.command.board.GivenBoard.BOARD;
import static io.taskflow.command.board.GivenBoard.given;

import io.taskflow.events.board.BoardArchived;
import io.taskflow.events.board.BoardRestored;
import org.junit.jupiter.api.Test;

class RestoreBoardTest {
    @Test
    void comesBack() {
        given(new BoardArchived(BOARD))
                .when(new RestoreBoard(ANA, BOARD)::decide)
                .then(new BoardRestored(BOARD));
    }

    @Test
    void isThere() {
        given().when(new RestoreBoard(ANA, BOARD)::decide).thenNothing();
    }
}
