package io.taskflow.command.board.createboard;

import static io.taskflow.command.board.GivenBoard.A;
import static io.taskflow.command.board.GivenBoard.ANA;
import static io.taskflow.command.board.GivenBoard.B;
import static io.taskflow.command.board.GivenBoard.BOARD;
import static io.taskflow.command.board.GivenBoard.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.board.NewColumn;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.rank.Ranks;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.ColumnAdded;
import io.taskflow.events.board.ColumnLimited;
import io.taskflow.events.board.WipPolicy;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CreateBoardTest {
    @Test
    void beginsWithItsColumnsInOrder() {
        var command = new CreateBoard(
                ANA,
                WORKSPACE,
                BOARD,
                "Board",
                "OPS",
                "ext",
                List.of(new NewColumn(A, "Todo", null, WipPolicy.WARN), new NewColumn(B, "Done", 2, WipPolicy.BLOCK)));

        List<BoardEvent> events =
                ((Decision.Accepted<BoardEvent>) command.decide(new Ranks(() -> 1, new Random(1)))).events();

        assertThat(events)
                .containsExactly(
                        new BoardCreated(BOARD, WORKSPACE, "Board", "OPS", "ext", null),
                        new ColumnAdded(BOARD, A, "Todo", Ranks.at(1)),
                        new ColumnAdded(BOARD, B, "Done", Ranks.at(2)),
                        new ColumnLimited(BOARD, B, 2, WipPolicy.BLOCK));
    }
}
