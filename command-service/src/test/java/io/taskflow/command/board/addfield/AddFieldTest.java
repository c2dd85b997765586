package io.taskflow.command.board.addfield;

import static io.taskflow.command.board.GivenBoard.ANA;
import static io.taskflow.command.board.GivenBoard.BOARD;
import static io.taskflow.command.board.GivenBoard.given;

import io.taskflow.command.board.BoardFields;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.FieldAdded;
import io.taskflow.events.board.FieldDeleted;
import io.taskflow.events.board.FieldRenamed;
import io.taskflow.events.board.FieldType;
import io.taskflow.events.id.UuidV7;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AddFieldTest {
    private static final UUID TEAM = UuidV7.next();
    private static final UUID OTHER = UuidV7.next();

    @Test
    void takesOverWhatTasksHaveUnderItsName() {
        given().when(add("team")::decide).then(added(TEAM, "team", "team"));
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        given(added(OTHER, "Team", "Team")).when(add("tEAM")::decide).thenRefused(new Refusal.NameTaken());
        given(added(OTHER, "Team", "Team"), new FieldRenamed(BOARD, OTHER, "Straße"))
                .when(add("STRASSE")::decide)
                .thenRefused(new Refusal.NameTaken());
    }

    @Test
    void whatAnEarlierFieldLeftIsNotTakenOver() {
        given(added(OTHER, "team", "team"), new FieldDeleted(BOARD, OTHER))
                .when(add("team")::decide)
                .then(added(TEAM, TEAM.toString(), "team"));
        given(added(OTHER, "team", "team"), new FieldRenamed(BOARD, OTHER, "squad"))
                .when(add("team")::decide)
                .then(added(TEAM, TEAM.toString(), "team"));
    }

    @Test
    void anIdIsTakenWhateverTheName() {
        given(added(TEAM, "squad", "squad")).when(add("team")::decide).thenRefused(new Refusal.IdTaken());
    }

    @Test
    void aBoardHasOnlySoMany() {
        given(IntStream.range(0, BoardFields.MOST_FIELDS)
                        .mapToObj(i -> added(UuidV7.next(), "f" + i, "f" + i))
                        .toArray(BoardEvent[]::new))
                .when(add("team")::decide)
                .thenRefused(new Refusal.TooMany("/name", "fields on a board", BoardFields.MOST_FIELDS));
    }

    private static AddField add(String name) {
        return new AddField(ANA, BOARD, TEAM, name, FieldType.TEXT, List.of());
    }

    private static FieldAdded added(UUID id, String key, String name) {
        return new FieldAdded(BOARD, id, key, name, FieldType.TEXT, List.of());
    }
}
