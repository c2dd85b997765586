package io.taskflow.command.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.board.BoardFields;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.FieldAdded;
import io.taskflow.events.board.FieldDeleted;
import io.taskflow.events.board.FieldRenamed;
import io.taskflow.events.board.FieldType;
import io.taskflow.events.id.UuidV7;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldValuesTest {
    private static final UUID BOARD = UuidV7.next();
    private static final UUID FIELD = UuidV7.next();

    @Test
    void aBoardThatNeverHadAFieldTakesAnyName() {
        assertThat(FieldValues.of(BoardFields.NONE, Map.of("team", "V5")))
                .isEqualTo(new FieldValues.Filed(Map.of("team", "V5"), Map.of(), true));
    }

    @Test
    void anyOtherTakesTheNamesOfItsFieldsAlone() {
        BoardFields gone = field(FieldType.TEXT).after(new FieldDeleted(BOARD, FIELD));
        for (BoardFields fields : List.of(field(FieldType.TEXT), gone)) {
            assertThat(FieldValues.of(fields, Map.of("te/am", "V5")))
                    .isEqualTo(new FieldValues.Refused(
                            new Refusal.Invalid("/fields/te~1am", "exists", "the board has no field te/am")));
        }
    }

    @Test
    void valuesAreKeptByTheKeysOfTheirFields() {
        BoardFields fields = field(FieldType.TEXT).after(new FieldRenamed(BOARD, FIELD, "squad"));

        assertThat(FieldValues.of(fields, Map.of("squad", "V5")))
                .isEqualTo(new FieldValues.Filed(Map.of("team", "V5"), Map.of(), false));
        assertThat(FieldValues.of(fields, cleared("squad")))
                .isEqualTo(new FieldValues.Filed(cleared("team"), Map.of(), false));
    }

    @Test
    void whatNoFieldTookOverCanBeCleared() {
        BoardFields fields = field(FieldType.TEXT).after(new FieldRenamed(BOARD, FIELD, "squad"));

        assertThat(FieldValues.of(fields, cleared("region")))
                .isEqualTo(new FieldValues.Filed(cleared("region"), Map.of(), false));
        // The field's own key is not its name any more.
        assertThat(FieldValues.of(fields, cleared("team"))).isEqualTo(new FieldValues.Filed(Map.of(), Map.of(), false));
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, anything",
        "NUMBER, 0",
        "NUMBER, -12.50",
        "DATE, 2024-02-29",
        "CHOICE, A",
        "USER, 01980000-0000-7000-8000-000000000006"
    })
    void aValueOfItsType(FieldType type, String value) {
        Map<String, UUID> people = type == FieldType.USER ? Map.of("team", UUID.fromString(value)) : Map.of();

        assertThat(FieldValues.of(field(type), Map.of("team", value)))
                .isEqualTo(new FieldValues.Filed(Map.of("team", value), people, false));
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER, number, many",
        "NUMBER, number, 1e3",
        "NUMBER, number, .5",
        "NUMBER, number, ' 5'",
        "DATE, date, 2023-02-29",
        "DATE, date, 2024-2-9",
        "DATE, date, 2024-02-29T00:00:00Z",
        "CHOICE, choice, a",
        "USER, uuid, Ana",
        "USER, uuid, 1-1-1-1-1"
    })
    void aValueOfNone(FieldType type, String rule, String value) {
        assertThat(FieldValues.of(field(type), Map.of("team", value)))
                .isInstanceOfSatisfying(
                        FieldValues.Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isInstanceOfSatisfying(Refusal.Invalid.class, invalid -> {
                                    assertThat(invalid.pointer()).isEqualTo("/fields/team");
                                    assertThat(invalid.rule()).isEqualTo(rule);
                                }));
    }

    private static BoardFields field(FieldType type) {
        return BoardFields.NONE.after(new FieldAdded(
                BOARD, FIELD, "team", "team", type, type == FieldType.CHOICE ? List.of("A") : List.of()));
    }

    private static Map<String, String> cleared(String name) {
        Map<String, String> cleared = new HashMap<>();
        cleared.put(name, null);
        return cleared;
    }
}
