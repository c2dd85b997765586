package io.taskflow.command.board.createboard;

import static io.taskflow.command.board.GivenBoard.A;
import static io.taskflow.command.board.GivenBoard.ANA;
import static io.taskflow.command.board.GivenBoard.B;
import static io.taskflow.command.board.GivenBoard.BOARD;
import static io.taskflow.command.board.GivenBoard.WORKSPACE;
import static io.taskflow.command.board.GivenBoard.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.board.NewColumn;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.rank.Ranks;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.BoardMemberAdded;
import io.taskflow.events.board.BoardRole;
import io.taskflow.events.board.BoardVisibility;
import io.taskflow.events.board.BoardVisibilityChanged;
import io.taskflow.events.board.ColumnAdded;
import io.taskflow.events.board.ColumnLimited;
import io.taskflow.events.board.FieldAdded;
import io.taskflow.events.board.FieldRenamed;
import io.taskflow.events.board.FieldType;
import io.taskflow.events.board.LabelAdded;
import io.taskflow.events.board.WipPolicy;
import io.taskflow.events.id.UuidV7;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
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
                BoardVisibility.WORKSPACE,
                List.of(new NewColumn(A, "Todo", null, WipPolicy.WARN), new NewColumn(B, "Done", 2, WipPolicy.BLOCK)),
                null);

        assertThat(events(command, null))
                .containsExactly(
                        new BoardCreated(BOARD, WORKSPACE, "Board", "OPS", "ext", null),
                        new ColumnAdded(BOARD, A, "Todo", Ranks.at(1)),
                        new ColumnAdded(BOARD, B, "Done", Ranks.at(2)),
                        new ColumnLimited(BOARD, B, 2, WipPolicy.BLOCK));
    }

    @Test
    void takesColumnsLabelsAndFieldsOfItsTemplateAsTheyStand() {
        UUID first = new UUID(0, 1);
        UUID second = new UUID(0, 2);
        UUID field = new UUID(0, 3);
        BoardState model = given(
                        new ColumnLimited(BOARD, B, 2, WipPolicy.BLOCK),
                        new LabelAdded(BOARD, second, "Docs", "green"),
                        new LabelAdded(BOARD, first, "Bug", "red"),
                        new FieldAdded(BOARD, field, "team", "team", FieldType.CHOICE, List.of("A")),
                        new FieldRenamed(BOARD, field, "squad"))
                .state();
        UUID made = UuidV7.next();

        assertThat(events(
                        new CreateBoard(
                                ANA, WORKSPACE, made, "Next", null, null, BoardVisibility.WORKSPACE, null, BOARD),
                        model))
                .containsExactly(
                        new BoardCreated(made, WORKSPACE, "Next", null, null, null),
                        new ColumnAdded(made, id(1), "A", Ranks.at(1)),
                        new ColumnAdded(made, id(2), "B", Ranks.at(2)),
                        new ColumnLimited(made, id(2), 2, WipPolicy.BLOCK),
                        new ColumnAdded(made, id(3), "C", Ranks.at(3)),
                        new LabelAdded(made, id(4), "Bug", "red"),
                        new LabelAdded(made, id(5), "Docs", "green"),
                        new FieldAdded(made, id(6), "squad", "squad", FieldType.CHOICE, List.of("A")));
        assertThat(events(
                        new CreateBoard(
                                ANA, WORKSPACE, made, "Next", null, null, BoardVisibility.WORKSPACE, List.of(), BOARD),
                        model))
                .hasSize(4)
                .noneMatch(ColumnAdded.class::isInstance);
    }

    @Test
    void whoMakesAPrivateOneIsOnIt() {
        var command =
                new CreateBoard(ANA, WORKSPACE, BOARD, "Board", null, null, BoardVisibility.PRIVATE, List.of(), null);

        assertThat(events(command, null))
                .containsExactly(
                        new BoardCreated(BOARD, WORKSPACE, "Board", null, null, null),
                        new BoardVisibilityChanged(BOARD, BoardVisibility.PRIVATE),
                        new BoardMemberAdded(BOARD, ANA, BoardRole.EDITOR));
    }

    private static List<BoardEvent> events(CreateBoard command, BoardState model) {
        AtomicLong ids = new AtomicLong();
        return ((Decision.Accepted<BoardEvent>)
                        command.decide(model, new Ranks(() -> 1, new Random(1)), () -> id(ids.incrementAndGet())))
                .events();
    }

    private static UUID id(long number) {
        return new UUID(7, number);
    }
}
