package io.taskflow.command.board.addcolumn;

import static io.taskflow.command.board.GivenBoard.ANA;
import static io.taskflow.command.board.GivenBoard.BOARD;
import static io.taskflow.command.board.GivenBoard.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.board.NewColumn;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.command.rank.Ranks;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.ColumnAdded;
import io.taskflow.events.board.ColumnLimited;
import io.taskflow.events.board.WipPolicy;
import io.taskflow.events.id.UuidV7;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AddColumnTest {
    private final Ranks ranks = new Ranks(() -> 1_760_000_000_000_000L, new Random(1));

    @Test
    void standsAfterTheOthers() {
        UUID id = UuidV7.next();

        var added = (ColumnAdded) given().when(board ->
                        new AddColumn(ANA, BOARD, new NewColumn(id, "New", null, WipPolicy.WARN)).decide(board, ranks))
                .event();

        assertThat(added.columnId()).isEqualTo(id);
        assertThat(added.name()).isEqualTo("New");
        assertThat(added.rank()).isGreaterThan("f");
    }

    @Test
    void onlySoManyStandOnABoard() {
        List<BoardEvent> events = new ArrayList<>();
        for (int i = 3; i < BoardState.MOST_COLUMNS; i++) {
            events.add(new ColumnAdded(BOARD, UuidV7.next(), "More", Ranks.at(i)));
        }
        given(events.toArray(BoardEvent[]::new))
                .when(board -> new AddColumn(ANA, BOARD, new NewColumn(UuidV7.next(), "New", null, WipPolicy.WARN))
                        .decide(board, ranks))
                .thenRefused(new Refusal.TooMany("/name", "columns on a board", BoardState.MOST_COLUMNS));
    }

    @Test
    void mayHaveALimitFromTheFirst() {
        UUID id = UuidV7.next();
        var decision = (Decision.Accepted<BoardEvent>)
                new AddColumn(ANA, BOARD, new NewColumn(id, "New", 2, WipPolicy.BLOCK)).decide(given().state(), ranks);
        assertThat(decision.events()).hasSize(2).last().isEqualTo(new ColumnLimited(BOARD, id, 2, WipPolicy.BLOCK));
    }
}
