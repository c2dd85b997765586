package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Limits of columns. */
@ExtendWith(RunningServer.class)
class WipLimitsTest {
    private static final int CLIENTS = 64;

    @Test
    void exactlyOneOfManyGetsTheLastPlace(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do", "Doing");
        limit(api, board, 1, 3, "BLOCK").ok();
        String doing = board.columns().get(1);
        api.createTask(board, 1, "first");
        api.createTask(board, 1, "second");
        List<String> tasks = Clients.atOnce(
                CLIENTS, client -> () -> api.createTask(board, 0, "task").id());
        List<Answer> answers = Clients.atOnce(
                CLIENTS, client -> () -> api.post("/tasks/" + tasks.get(client) + "/move", Map.of("columnId", doing)));

        assertThat(answers.stream().filter(Answer::good)).hasSize(1);
        answers.stream().filter(answer -> !answer.good()).forEach(answer -> answer.refused(409, "wip-limit"));
        Answer winner = answers.stream().filter(Answer::good).findFirst().orElseThrow();
        JsonNode column =
                api.board(board.id(), winner.position()).get("columns").get(1);
        assertThat(column.get("taskCount").asInt()).isEqualTo(3);
        assertThat(column.get("wipLimit").asInt()).isEqualTo(3);
        assertThat(column.get("wipPolicy").asString()).isEqualTo("BLOCK");
    }

    @Test
    void aPlaceIsFreeAgainWhenATaskLeaves(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do", "Doing");
        limit(api, board, 1, 1, "BLOCK").ok();
        String doing = board.columns().get(1);
        String first = api.createTask(board, 1, "first").id();
        refusedToCreate(api, board, doing);
        api.post("/tasks/" + first + "/move", Map.of("columnId", doing)).ok();

        api.post("/tasks/" + first + "/archive", null).ok();
        String second = api.createTask(board, 1, "second").id();
        api.post("/tasks/" + first + "/restore", null).refused(409, "wip-limit");
        api.post(
                        "/tasks/" + second + "/move",
                        Map.of("columnId", board.columns().getFirst()))
                .ok();
        api.post("/tasks/" + first + "/restore", null).ok();
        refusedToCreate(api, board, doing);
    }

    @Test
    void aLimitIsRaisedLoweredAndTakenAway(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String workspace = api.createWorkspace("Limits");
        Answer made = api.post(
                        "/workspaces/" + workspace + "/boards",
                        Map.of(
                                "name",
                                "Board",
                                "columns",
                                List.of(Map.of("name", "Doing", "wipLimit", 1, "wipPolicy", "BLOCK"))))
                .ok();
        String doing = api.board(made.id(), made.position())
                .get("columns")
                .get(0)
                .get("id")
                .asString();
        TestBoard board = new TestBoard(made.id(), List.of(doing), made.at());
        api.createTask(board, 0, "first");
        refusedToCreate(api, board, doing);
        limit(api, board, 0, 2, "BLOCK").ok();
        api.createTask(board, 0, "second");
        refusedToCreate(api, board, doing);
        limit(api, board, 0, 1, "BLOCK").ok();
        refusedToCreate(api, board, doing);
        limit(api, board, 0, 1, "WARN").ok();
        api.createTask(board, 0, "third");
        limit(api, board, 0, 1, "BLOCK").ok();
        refusedToCreate(api, board, doing);
        Answer gone = limit(api, board, 0, null, "BLOCK").ok();
        api.createTask(board, 0, "fourth");

        for (String path : List.of(board.path() + "?asOf=", board.path() + "/replay?asOf=")) {
            JsonNode then = api.get(path + made.at()).ok().json().get("columns").get(0);
            assertThat(then.get("wipLimit").asInt()).as(path).isEqualTo(1);
            JsonNode now = api.get(path + gone.at()).ok().json().get("columns").get(0);
            assertThat(now.get("wipLimit").isNull()).as(path).isTrue();
        }
        limit(api, board, 0, 0, "BLOCK").refused(422, "invalid", "/wipLimit", "min");
        limit(api, board, 0, 1, "STOP").refused(422, "invalid", "/wipPolicy", "choice");
    }

    private static void refusedToCreate(Api api, TestBoard board, String column) throws Exception {
        api.post(board.path() + "/tasks", Map.of("columnId", column, "title", "one too many"))
                .refused(409, "wip-limit");
    }

    private static Answer limit(Api api, TestBoard board, int column, Integer limit, String policy) throws Exception {
        Map<String, Object> change = new HashMap<>();
        change.put("wipLimit", limit);
        change.put("wipPolicy", policy);
        return api.patch(board.path() + "/columns/" + board.columns().get(column), change);
    }
}
