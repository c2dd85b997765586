package io.taskflow.command.board.movecolumn;

import static io.taskflow.command.board.GivenBoard.A;
import static io.taskflow.command.board.GivenBoard.ANA;
import static io.taskflow.command.board.GivenBoard.B;
import static io.taskflow.command.board.GivenBoard.BOARD;
import static io.taskflow.command.board.GivenBoard.C;
import static io.taskflow.command.board.GivenBoard.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.rank.Place;
import io.taskflow.command.rank.Ranks;
import io.taskflow.events.board.ColumnDeleted;
import io.taskflow.events.board.ColumnMoved;
import io.taskflow.events.id.UuidV7;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MoveColumnTest {
    private final Ranks ranks = new Ranks(() -> 1_760_000_000_000_000L, new Random(1));

    @Test
    void standsBetweenItsNewNeighbours() {
        var moved = (ColumnMoved)
                given().when(board -> new MoveColumn(ANA, BOARD, C, new Place.After(A)).decide(board, ranks))
                        .event();

        assertThat(moved.rank()).isBetween("b", "d").isNotIn("b", "d");
    }

    @Test
    void goesToTheEndWithoutAWordOrWhenTheNeighbourIsGone() {
        var moved = (ColumnMoved) given().when(board -> new MoveColumn(ANA, BOARD, A, Place.END).decide(board, ranks))
                .event();

        assertThat(moved.rank()).isGreaterThan("f");
        given().when(board -> new MoveColumn(ANA, BOARD, C, new Place.Before(UuidV7.next())).decide(board, ranks))
                .thenNothing();
    }

    @Test
    void staysWhereItStands() {
        given().when(board -> new MoveColumn(ANA, BOARD, B, new Place.After(A)).decide(board, ranks))
                .thenNothing();
        given().when(board -> new MoveColumn(ANA, BOARD, B, new Place.Before(C)).decide(board, ranks))
                .thenNothing();
        given().when(board -> new MoveColumn(ANA, BOARD, B, new Place.After(B)).decide(board, ranks))
                .thenNothing();
        given().when(board -> new MoveColumn(ANA, BOARD, C, Place.END).decide(board, ranks))
                .thenNothing();
    }

    @Test
    void whatIsGoneStandsNowhere() {
        given(new ColumnDeleted(BOARD, B))
                .when(board -> new MoveColumn(ANA, BOARD, B, Place.END).decide(board, ranks))
                .thenRefused(new Refusal.NotFound());
    }
}
