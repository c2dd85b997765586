package io.taskflow.command.board.renameboard;

import static io.taskflow.command.board.GivenBoard.ANA;
import static io.taskflow.command.board.GivenBoard.BOARD;
import static io.taskflow.command.board.GivenBoard.given;

import io.taskflow.events.board.BoardRenamed;
import org.junit.jupiter.api.Test;

class RenameBoardTest {
    @Test
    void getsAnotherName() {
        given().when(new RenameBoard(ANA, BOARD, "New")::decide).then(new BoardRenamed(BOARD, "New"));
    }

    @Test
    void keepsTheNameItHas() {
        given().when(new RenameBoard(ANA, BOARD, "Board")::decide).thenNothing();
        given().when(new RenameBoard(ANA, BOARD, null)::decide).thenNothing();
    }
}
