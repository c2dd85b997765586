package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A board with 10,000 open tasks. */
@ExtendWith(RunningServer.class)
class LargeBoardTest {
    private static final int TASKS = 10_000;
    private static final int COLUMNS = 4;
    private static final int FIRST_PAGE = 50;
    private static final int MOVERS = 4;
    private static final int MOST_BYTES = 256 * 1024;

    @TempDir
    Path folder;

    @Test
    void isAnsweredInPagesOfOneMoment(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String workspace = api.createWorkspace("Large");
        JsonNode report = api.importLog(workspace, file(), """
                board:  { externalId: board }
                task:   { externalId: task, title: "{task}" }
                at:     at
                column: column
                """, "stop", Duration.ofMinutes(1));
        assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("COMPLETED");
        String board = api.get("/workspaces/" + workspace + "/boards")
                .ok()
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        List<String> columns = api.board(board, 0)
                .get("columns")
                .valueStream()
                .map(column -> column.get("id").asString())
                .toList();
        List<String> movable = api.get("/boards/" + board + "/columns/" + columns.getFirst() + "/tasks?limit=200")
                .ok()
                .json()
                .get("items")
                .valueStream()
                .map(task -> task.get("id").asString())
                .toList();

        AtomicBoolean read = new AtomicBoolean();
        Clients.atOnce(
                1 + MOVERS, client -> client == 0 ? reader(api, board, read) : mover(api, columns, movable, read));
    }

    private Callable<Void> reader(Api api, String board, AtomicBoolean read) {
        return () -> {
            try {
                for (int round = 0; round < 3; round++) {
                    Answer answer = api.get("/boards/" + board).ok();
                    assertThat(answer.body().length).isLessThan(MOST_BYTES);
                    JsonNode live = answer.json();
                    List<List<JsonNode>> whole = whole(api, board, live);
                    assertThat(whole.stream().mapToInt(List::size).sum()).isEqualTo(TASKS);
                    assertThat(new HashSet<>(whole.stream()
                                    .flatMap(List::stream)
                                    .map(LargeBoardTest::id)
                                    .toList()))
                            .as("no task missing or twice")
                            .hasSize(TASKS);

                    String moment = "asOfPosition=" + live.get("position").asLong();
                    JsonNode again =
                            api.get("/boards/" + board + "?" + moment).ok().json();
                    assertThat(withoutCursors(again)).isEqualTo(withoutCursors(live));
                    assertThat(whole(api, board, again)).isEqualTo(whole);
                    JsonNode replay = api.get("/boards/" + board + "/replay?" + moment)
                            .ok()
                            .json();
                    assertThat(withoutCursors(replay)).isEqualTo(withoutCursors(live));
                }
                return null;
            } finally {
                read.set(true);
            }
        };
    }

    private static Callable<Void> mover(Api api, List<String> columns, List<String> tasks, AtomicBoolean read) {
        return () -> {
            Random random = new Random();
            while (!read.get()) {
                Answer moved = api.post(
                        "/tasks/" + tasks.get(random.nextInt(tasks.size())) + "/move",
                        Map.of("columnId", columns.get(random.nextInt(COLUMNS))));
                if (!moved.good()) {
                    moved.refused(409, "contended");
                }
            }
            return null;
        };
    }

    /** Every column to its end, following the cursors that the board's answer gave. */
    private static List<List<JsonNode>> whole(Api api, String board, JsonNode begun) throws Exception {
        List<List<JsonNode>> columns = new ArrayList<>();
        for (JsonNode column : begun.get("columns")) {
            List<JsonNode> tasks = new ArrayList<>();
            column.get("tasks").forEach(tasks::add);
            assertThat(tasks).hasSizeLessThanOrEqualTo(FIRST_PAGE);
            JsonNode cursor = column.get("nextCursor");
            while (!cursor.isNull()) {
                JsonNode page = api.get("/boards/" + board + "/columns/" + id(column) + "/tasks?limit=200&cursor="
                                + cursor.asString())
                        .ok()
                        .json();
                assertThat(page.get("items").size()).isBetween(1, 200);
                page.get("items").forEach(tasks::add);
                cursor = page.get("nextCursor");
            }
            assertThat(tasks).hasSize(column.get("taskCount").asInt());
            columns.add(tasks);
        }
        return columns;
    }

    private static String id(JsonNode thing) {
        return thing.get("id").asString();
    }

    private static JsonNode withoutCursors(JsonNode board) {
        JsonNode copy = board.deepCopy();
        copy.get("columns").forEach(column -> ((ObjectNode) column).remove("nextCursor"));
        return copy.get("columns");
    }

    private Path file() throws Exception {
        StringBuilder csv = new StringBuilder("task,at,board,column\n");
        Instant begin = Instant.parse("2025-01-01T00:00:00Z");
        for (int task = 0; task < TASKS; task++) {
            csv.append("T-").append(task).append(',').append(begin.plusSeconds(task));
            csv.append(",large,column ").append(task % COLUMNS).append('\n');
        }
        return Files.writeString(folder.resolve("large.csv"), csv);
    }
}
