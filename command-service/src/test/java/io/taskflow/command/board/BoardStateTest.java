package io.taskflow.command.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.command.rank.Gap;
import io.taskflow.command.rank.Place;
import io.taskflow.events.board.BoardArchived;
import io.taskflow.events.board.BoardImported;
import io.taskflow.events.board.BoardRenamed;
import io.taskflow.events.board.BoardRestored;
import io.taskflow.events.board.ColumnArchived;
import io.taskflow.events.board.ColumnDeleted;
import io.taskflow.events.board.ColumnMoved;
import io.taskflow.events.board.ColumnRenamed;
import io.taskflow.events.board.ColumnRestored;
import io.taskflow.events.board.WipPolicy;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BoardStateTest {
    private static final UUID BOARD = GivenBoard.BOARD;
    private static final UUID A = GivenBoard.A;
    private static final UUID B = GivenBoard.B;
    private static final UUID C = GivenBoard.C;

    @Test
    void everyEventLeavesItsMark() {
        BoardState board = GivenBoard.given(
                        new BoardImported(BOARD, UUID.randomUUID()),
                        new BoardRenamed(BOARD, "New"),
                        new ColumnRenamed(BOARD, A, "First"),
                        new ColumnMoved(BOARD, A, "z"),
                        new ColumnArchived(BOARD, A),
                        new BoardArchived(BOARD),
                        new ColumnDeleted(BOARD, B))
                .state();

        assertThat(board.name()).isEqualTo("New");
        assertThat(board.columns()).extracting(BoardState.Column::id).containsExactly(C, A);
        assertThat(board.archived()).isTrue();
        assertThat(board.column(A))
                .hasValueSatisfying(column -> assertThat(column)
                        .returns("First", BoardState.Column::name)
                        .returns(true, BoardState.Column::archived));
        BoardState restored = GivenBoard.given(
                        new ColumnArchived(BOARD, A),
                        new ColumnRestored(BOARD, A, null, WipPolicy.WARN),
                        new BoardArchived(BOARD),
                        new BoardRestored(BOARD))
                .state();
        assertThat(restored.archived()).isFalse();
        assertThat(restored.column(A)).isEqualTo(GivenBoard.given().state().column(A));
    }

    @Test
    void aPlaceNamesAGapAmongTheOthers() {
        BoardState board = GivenBoard.given().state();

        assertThat(board.gap(new Place.After(A), C)).isEqualTo(Gap.between("b", 1, "d", 2));
        assertThat(board.gap(new Place.Before(A), C)).isEqualTo(Gap.between(null, 0, "b", 1));
        assertThat(board.gap(new Place.Before(C), A)).isEqualTo(Gap.between("d", 2, "f", 3));
        assertThat(board.gap(Place.END, A)).isEqualTo(Gap.between("f", 3, null, 0));
        assertThat(board.gap(new Place.After(UUID.randomUUID()), A)).isEqualTo(Gap.between("f", 3, null, 0));
        BoardState withArchived = GivenBoard.given(new ColumnArchived(BOARD, B)).state();
        assertThat(withArchived.gap(new Place.Before(B), A)).isEqualTo(Gap.between("f", 3, null, 0));
    }

    @Test
    void aBoardBeginsOnceAndFirst() {
        assertThatThrownBy(() -> GivenBoard.given(GivenBoard.CREATED)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> BoardState.evolve(null, new BoardRenamed(BOARD, "x")))
                .isInstanceOf(IllegalStateException.class);
    }
}
