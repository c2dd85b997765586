package io.taskflow.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.projection.generation.Generation;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class HistoryPropertyTest {
    private static Views views;

    @BeforeContainer
    static void start() {
        views = new Views();
    }

    @AfterContainer
    static void end() {
        views.close();
    }

    @Property(tries = 12)
    void everyMomentOfABoardIsTheFoldOfItsEvents(@ForAll @LongRange(min = 0) long seed) throws SQLException {
        Random random = new Random(seed);
        List<RecordedEvent> events = RandomBoards.events(
                seed, 2, 100 + random.nextInt(500), Duration.ofHours(random.nextInt(60)), random.nextDouble() / 3);
        Generation live = views.fresh();
        int most = 1 + random.nextInt(150);
        views.write(live, events, () -> random.nextInt(most));

        Tables tables = views.tables(live);
        for (String board : new TreeSet<>(
                List.of(events.getFirst().scope(), events.get(events.size() / 2).scope()))) {
            List<RecordedEvent> own =
                    events.stream().filter(event -> board.equals(event.scope())).toList();
            if (own.getFirst().type().startsWith("workspace.")) {
                continue;
            }
            UUID id = UUID.fromString(board);
            assertThat(tables.now(id)).isEqualTo(NaiveBoard.at(own, board, event -> true));
            for (RecordedEvent until : own) {
                if (random.nextInt(3) == 0) {
                    long position = until.position();
                    assertThat(tables.atPosition(id, position))
                            .as("at position %s", position)
                            .isEqualTo(NaiveBoard.at(own, board, event -> event.position() <= position));
                    Instant time = until.occurredAt().plusNanos(1_000L * random.nextInt(2));
                    assertThat(tables.atTime(id, time))
                            .as("at %s", time)
                            .isEqualTo(NaiveBoard.at(
                                    own, board, event -> !event.occurredAt().isAfter(time)));
                }
            }
        }
    }

    @Property(tries = 8)
    void howEventsAreCutIntoBatchesLeavesNoTrace(@ForAll @LongRange(min = 0) long seed) throws SQLException {
        Random random = new Random(seed);
        List<RecordedEvent> events =
                RandomBoards.events(seed, 3, 900, Duration.ofHours(random.nextInt(30)), random.nextDouble() / 2);
        Generation one = views.fresh();
        views.write(one, events, () -> events.size());
        List<String> whole = views.tables(one).rows();
        Generation two = views.fresh();
        int most = 1 + random.nextInt(200);
        views.write(two, events, () -> random.nextInt(most));

        assertThat(views.tables(two).rows()).isEqualTo(whole);
    }
}
