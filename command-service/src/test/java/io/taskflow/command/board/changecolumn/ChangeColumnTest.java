package io.taskflow.command.board.changecolumn;

import static io.taskflow.command.board.GivenBoard.ANA;
import static io.taskflow.command.board.GivenBoard.B;
import static io.taskflow.command.board.GivenBoard.BOARD;
import static io.taskflow.command.board.GivenBoard.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.ColumnDeleted;
import io.taskflow.events.board.ColumnLimited;
import io.taskflow.events.board.ColumnRenamed;
import io.taskflow.events.board.WipPolicy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeColumnTest {
    @Test
    void getsAnotherName() {
        given().when(change("New", null, null)::decide).then(new ColumnRenamed(BOARD, B, "New"));
    }

    @Test
    void keepsTheNameItHas() {
        given().when(change("B", null, null)::decide).thenNothing();
        given().when(change(null, null, null)::decide).thenNothing();
    }

    @Test
    void whatIsGoneHasNoName() {
        given(new ColumnDeleted(BOARD, B))
                .when(change("New", null, null)::decide)
                .thenRefused(new Refusal.NotFound());
    }

    @Test
    void getsALimitAndLosesIt() {
        given().when(change(null, Optional.of(3), WipPolicy.BLOCK)::decide)
                .then(new ColumnLimited(BOARD, B, 3, WipPolicy.BLOCK));
        given(new ColumnLimited(BOARD, B, 3, WipPolicy.BLOCK))
                .when(change(null, Optional.empty(), null)::decide)
                .then(new ColumnLimited(BOARD, B, null, WipPolicy.BLOCK));
        given(new ColumnLimited(BOARD, B, 3, WipPolicy.BLOCK))
                .when(change(null, null, WipPolicy.WARN)::decide)
                .then(new ColumnLimited(BOARD, B, 3, WipPolicy.WARN));
        given(new ColumnLimited(BOARD, B, 3, WipPolicy.BLOCK))
                .when(change("B", Optional.of(3), WipPolicy.BLOCK)::decide)
                .thenNothing();
    }

    private static ChangeColumn change(String name, Optional<Integer> limit, WipPolicy policy) {
        return new ChangeColumn(ANA, BOARD, B, name, limit, policy);
    }
}
