package io.taskflow.query;

import static io.taskflow.query.ReadApi.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.TaskflowEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The views and the fold of the log are two ways to one answer. */
class PastMomentsTest {
    private static ReadApi api;

    @BeforeContainer
    static void start() {
        api = new ReadApi();
    }

    @AfterContainer
    static void end() {
        api.close();
    }

    @Property(tries = 3)
    void everyMomentOfABoardIsTheFoldOfItsEvents(@ForAll long seed) {
        Random random = new Random(seed);
        ReadApi.Viewer ada = api.viewer("Ada");
        List<UUID> people =
                List.of(ada.id(), api.viewer("Grace").id(), api.viewer("").id());
        UUID workspace = api.workspace(ada, "W");
        Instant at = Instant.parse("2024-12-30T00:00:00.000001Z");
        UUID board = api.board(ada, workspace, "Board", at);
        var script = new RandomBoard(seed, board, people);
        List<Long> positions = new ArrayList<>(List.of(api.log().head()));
        List<Instant> instants = new ArrayList<>(List.of(at));
        for (int i = 0; i < 60; i++) {
            // Some at the same time, some a month later, and some in one append.
            at = at.plus(Duration.ofHours(random.nextInt(3) * random.nextInt(200)));
            TaskflowEvent event = script.next();
            positions.add(
                    random.nextInt(5) == 0
                            ? api.append(null, at, board, event, script.next())
                            : api.append(ada.id(), at, board, event));
            instants.add(at);
        }
        for (long position : positions) {
            same(ada, board, "asOfPosition=" + position);
        }
        same(ada, board, "asOfPosition=" + (positions.getFirst() - 1));
        for (Instant instant : instants) {
            same(ada, board, "asOf=" + encoded(instant));
            same(ada, board, "asOf=" + encoded(instant.minus(1, ChronoUnit.MICROS)));
            same(ada, board, "asOf=" + encoded(instant.plus(1, ChronoUnit.MICROS)));
        }
        same(ada, board, "knownAt=" + encoded(api.log().headTime()));
    }

    private static void same(ReadApi.Viewer viewer, UUID board, String moment) {
        ReadApi.Response view = api.get(viewer, "/boards/" + board + "?" + moment);
        ReadApi.Response fold = api.get(viewer, "/boards/" + board + "/replay?" + moment);
        assertThat(view.status()).as("status %s %s", moment, view.http().body()).isIn(200, 404);
        assertThat(fold.status()).isEqualTo(view.status());
        if (view.status() == 200) {
            assertThat(view.json()).as(moment).isEqualTo(fold.json());
            assertThat(view.header("Taskflow-Position")).isEqualTo(fold.header("Taskflow-Position"));
        } else {
            assertThat(view.problem()).isEqualTo("not-yet");
            assertThat(view.json().path("beganAt")).isEqualTo(fold.json().path("beganAt"));
        }
    }
}
