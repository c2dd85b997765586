package io.taskflow.command.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.board.BoardState;
import io.taskflow.command.board.GivenBoard;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.ColumnAdded;
import io.taskflow.events.board.ColumnArchived;
import io.taskflow.events.board.FieldAdded;
import io.taskflow.events.board.FieldDeleted;
import io.taskflow.events.board.FieldRenamed;
import io.taskflow.events.board.FieldType;
import io.taskflow.events.board.LabelAdded;
import io.taskflow.events.board.LabelDeleted;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.task.Recurrence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FitTest {
    private static final UUID BOARD = GivenBoard.BOARD;
    private static final UUID BUG = UuidV7.next();
    private static final UUID OTHER_BUG = UuidV7.next();
    private static final UUID ODD = UuidV7.next();
    private static final UUID FIELD = UuidV7.next();
    private static final UUID OTHER_FIELD = UuidV7.next();
    private static final UUID ANA = UuidV7.next();
    private static final UUID BOB = UuidV7.next();

    private static BoardState board(BoardEvent... events) {
        return GivenBoard.given(events).state();
    }

    private static FieldAdded field(UUID id, String name, FieldType type, String... options) {
        return new FieldAdded(BOARD, id, name, name, type, List.of(options));
    }

    private static Fit.Fields fields(Map<String, String> values, BoardState from, BoardState to) {
        return Fit.fields(values, from.fields(), to.fields(), ANA::equals);
    }

    @Test
    void labelsAreMatchedByNameWhateverItsCase() {
        BoardState from = board(new LabelAdded(BOARD, BUG, "Bug", "red"), new LabelAdded(BOARD, ODD, "Odd", "blue"));
        BoardState to = board(new LabelAdded(BOARD, OTHER_BUG, "BUG", "green"));

        assertThat(Fit.labels(List.of(BUG, ODD), from, to)).isEqualTo(new Fit.Some<>(List.of(OTHER_BUG), List.of(ODD)));
        assertThat(Fit.labels(List.of(OTHER_BUG), to, from)).isEqualTo(new Fit.Some<>(List.of(BUG), List.of()));
    }

    @Test
    void aLabelThatWasDeletedIsNotMissed() {
        BoardState from = board(new LabelAdded(BOARD, BUG, "Bug", "red"), new LabelDeleted(BOARD, BUG));

        assertThat(Fit.labels(List.of(BUG), from, board())).isEqualTo(new Fit.Some<>(List.of(), List.of()));
    }

    @Test
    void fieldsAreMatchedByNameAndType() {
        BoardState from = board(
                field(FIELD, "team", FieldType.TEXT),
                field(UuidV7.next(), "size", FieldType.NUMBER),
                field(UuidV7.next(), "odd", FieldType.TEXT));
        BoardState to = board(
                field(OTHER_FIELD, "squad", FieldType.TEXT),
                new FieldRenamed(BOARD, OTHER_FIELD, "Team"),
                field(UuidV7.next(), "size", FieldType.TEXT));

        assertThat(fields(Map.of("team", "V5", "size", "5", "odd", "x"), from, to))
                .satisfies(fit -> {
                    assertThat(fit.kept()).isEqualTo(Map.of("squad", "V5"));
                    assertThat(fit.lost()).containsExactlyInAnyOrder("size", "odd");
                });
    }

    @Test
    void aValueThatTheFieldDoesNotTakeIsLost() {
        BoardState from = board(
                field(FIELD, "team", FieldType.CHOICE, "V5", "V6"),
                field(UuidV7.next(), "owner", FieldType.USER),
                field(UuidV7.next(), "tester", FieldType.USER));
        BoardState to = board(
                field(FIELD, "team", FieldType.CHOICE, "V6"),
                field(UuidV7.next(), "owner", FieldType.USER),
                field(UuidV7.next(), "tester", FieldType.USER));

        assertThat(fields(Map.of("team", "V5", "owner", ANA.toString(), "tester", BOB.toString()), from, to))
                .satisfies(fit -> {
                    assertThat(fit.kept()).isEqualTo(Map.of("owner", ANA.toString()));
                    assertThat(fit.lost()).containsExactlyInAnyOrder("team", "tester");
                });
        assertThat(fields(Map.of("team", "V6"), from, to).kept()).isEqualTo(Map.of("team", "V6"));
    }

    @Test
    void aBoardThatNeverHadAFieldTakesValuesUnderAnyNames() {
        BoardState fielded = board(field(FIELD, "team", FieldType.TEXT), new FieldRenamed(BOARD, FIELD, "squad"));

        assertThat(fields(Map.of("team", "V5"), fielded, board()))
                .isEqualTo(new Fit.Fields(Map.of("squad", "V5"), List.of()));
        assertThat(fields(Map.of("squad", "V5", "odd", "x"), board(), fielded))
                .isEqualTo(new Fit.Fields(Map.of("team", "V5"), List.of("odd")));
    }

    @Test
    void theValueOfAFieldThatWasDeletedIsNotMissed() {
        BoardState from = board(field(FIELD, "team", FieldType.TEXT), new FieldDeleted(BOARD, FIELD));

        assertThat(fields(Map.of("team", "V5"), from, board())).isEqualTo(new Fit.Fields(Map.of(), List.of()));
    }

    @Test
    void peopleWhoDoNotSeeTheBoardStayBehind() {
        assertThat(Fit.people(List.of(BOB, ANA), ANA::equals)).isEqualTo(new Fit.Some<>(List.of(ANA), List.of(BOB)));
    }

    @Test
    void theNextOnesBeginInAColumnOfTheSameNameElseInTheFirstOpenOne() {
        UUID b = UuidV7.next();
        BoardState to = board(
                new ColumnArchived(BOARD, GivenBoard.A),
                new ColumnArchived(BOARD, GivenBoard.B),
                new ColumnAdded(BOARD, b, "B", "z"));

        assertThat(Fit.series(weekly(GivenBoard.B), board(), to)).isEqualTo(weekly(b));
        assertThat(Fit.series(weekly(GivenBoard.A), board(), to)).isEqualTo(weekly(GivenBoard.C));
        assertThat(Fit.series(null, board(), to)).isNull();
    }

    private static Recurrence weekly(UUID column) {
        return new Recurrence(1, Recurrence.Unit.WEEK, List.of(), "UTC", Instant.EPOCH, column);
    }
}
