package io.taskflow.command.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.ColumnAdded;
import io.taskflow.events.id.UuidV7;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Given a board with the columns A, B, C at the ranks b, d, f, when a rule decides, then … */
public final class GivenBoard {
    public static final UUID BOARD = UuidV7.next();
    public static final UUID WORKSPACE = UuidV7.next();
    public static final UUID ANA = UuidV7.next();
    public static final UUID A = UuidV7.next();
    public static final UUID B = UuidV7.next();
    public static final UUID C = UuidV7.next();
    public static final BoardCreated CREATED = new BoardCreated(BOARD, WORKSPACE, "Board", null, null, null);

    private final BoardState state;

    private GivenBoard(BoardState state) {
        this.state = state;
    }

    public static GivenBoard given(BoardEvent... events) {
        BoardState state = BoardState.evolve(null, CREATED);
        for (BoardEvent event : List.<BoardEvent>of(
                new ColumnAdded(BOARD, A, "A", "b"),
                new ColumnAdded(BOARD, B, "B", "d"),
                new ColumnAdded(BOARD, C, "C", "f"))) {
            state = BoardState.evolve(state, event);
        }
        for (BoardEvent event : events) {
            state = BoardState.evolve(state, event);
        }
        return new GivenBoard(state);
    }

    public BoardState state() {
        return state;
    }

    public Then when(Function<BoardState, Decision<BoardEvent>> rule) {
        return new Then(rule.apply(state));
    }

    /** What a rule decided. */
    public record Then(Decision<BoardEvent> decision) {
        public void then(BoardEvent... events) {
            assertThat(decision).isEqualTo(new Decision.Accepted<>(List.of(events)));
        }

        public void thenNothing() {
            then();
        }

        public void thenRefused(Refusal refusal) {
            assertThat(decision).isEqualTo(new Decision.Refused<>(refusal));
        }

        /** The only event there is. */
        public BoardEvent event() {
            assertThat(decision).isInstanceOf(Decision.Accepted.class);
            List<BoardEvent> events = ((Decision.Accepted<BoardEvent>) decision).events();
            assertThat(events).hasSize(1);
            return events.getFirst();
        }
    }
}
