package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The numbers of tasks, which people call them by. */
@ExtendWith(RunningServer.class)
class TaskNumbersTest {
    private static final int CLIENTS = 64;
    private static final int EACH = 4;

    @Test
    void manyWhoCreateAtOnceGetEachNumberOnce(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String workspace = api.createWorkspace("Numbers");
        TestBoard board = api.createBoard(workspace, "Board", "To do", "Done");
        TestBoard other = api.createBoard(workspace, "Other", "To do");
        List<Answer> last = Clients.atOnce(CLIENTS, client -> () -> {
            for (int i = 1; i < EACH; i++) {
                api.createTask(board, client % 2, "task");
            }
            return api.createTask(board, client % 2, "task");
        });
        Answer alone = api.createTask(other, 0, "alone");

        long position = last.stream().mapToLong(Answer::position).max().orElseThrow();
        JsonNode shown = api.board(board.id(), position);
        assertThat(numbers(shown))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, CLIENTS * EACH).boxed().toList());
        assertThat(numbers(api.board(other.id(), alone.position()))).containsExactly(1);
        assertThat(api.get(board.path() + "/replay?asOfPosition=" + position)
                        .ok()
                        .json()
                        .get("columns"))
                .isEqualTo(api.get(board.path() + "?asOfPosition=" + position)
                        .ok()
                        .json()
                        .get("columns"));
    }

    @Test
    void aTaskKeepsItsNumberAndNobodyElseGetsIt(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do");
        String first = api.createTask(board, 0, "first").id();
        api.post("/tasks/" + first + "/archive", null).ok();
        Answer second = api.createTask(board, 0, "second");
        Answer renamed =
                api.patch("/tasks/" + second.id(), Map.of("title", "renamed")).ok();

        assertThat(numbers(api.board(board.id(), renamed.position()))).containsExactly(2);
        assertThat(api.get("/tasks/" + first).ok().json().get("number").asInt()).isEqualTo(1);
        assertThat(api.get("/tasks/" + second.id() + "/versions/1")
                        .ok()
                        .json()
                        .get("number")
                        .asInt())
                .isEqualTo(2);
    }

    private static List<Integer> numbers(JsonNode board) {
        return board.get("columns")
                .valueStream()
                .flatMap(column -> column.get("tasks").valueStream())
                .map(task -> task.get("number").asInt())
                .toList();
    }
}
