package io.taskflow.command.board.changeboard;

import static io.taskflow.command.board.GivenBoard.ANA;
import static io.taskflow.command.board.GivenBoard.BOARD;
import static io.taskflow.command.board.GivenBoard.given;

import io.taskflow.events.board.BoardMemberAdded;
import io.taskflow.events.board.BoardRenamed;
import io.taskflow.events.board.BoardRole;
import io.taskflow.events.board.BoardVisibility;
import io.taskflow.events.board.BoardVisibilityChanged;
import org.junit.jupiter.api.Test;

class ChangeBoardTest {
    @Test
    void getsAnotherName() {
        given().when(new ChangeBoard(ANA, BOARD, "New", null)::decide).then(new BoardRenamed(BOARD, "New"));
    }

    @Test
    void whoMakesItPrivateStaysOnIt() {
        given().when(new ChangeBoard(ANA, BOARD, null, BoardVisibility.PRIVATE)::decide)
                .then(
                        new BoardVisibilityChanged(BOARD, BoardVisibility.PRIVATE),
                        new BoardMemberAdded(BOARD, ANA, BoardRole.EDITOR));
        given().when(new ChangeBoard(ANA, BOARD, null, BoardVisibility.WORKSPACE)::decide)
                .thenNothing();
    }

    @Test
    void keepsTheNameItHas() {
        given().when(new ChangeBoard(ANA, BOARD, "Board", null)::decide).thenNothing();
        given().when(new ChangeBoard(ANA, BOARD, null, null)::decide).thenNothing();
    }
}
