package io.taskflow.command.board.archiveboard;

import static io.taskflow.command.board.GivenBoard.ANA;
import static io.taskflow.command.board.GivenBoard.BOARD;
import static io.taskflow.command.board.GivenBoard.given;

import io.taskflow.events.board.BoardArchived;
import io.taskflow.events.board.BoardRestored;
import org.junit.jupiter.api.Test;

class ArchiveBoardTest {
    @Test
    void goes() {
        given().when(new ArchiveBoard(ANA, BOARD)::decide).then(new BoardArchived(BOARD));
        given(new BoardArchived(BOARD), new BoardRestored(BOARD))
                .when(new ArchiveBoard(ANA, BOARD)::decide)
                .then(new BoardArchived(BOARD));
    }

    @Test
    void goesOnce() {
        given(new BoardArchived(BOARD))
                .when(new ArchiveBoard(ANA, BOARD)::decide)
                .thenNothing();
    }
}
