package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.id.UuidV7;
import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Several commands about a board in one call. */
@ExtendWith(RunningServer.class)
class BulkCommandsTest {
    @Test
    void laterCommandsUseWhatEarlierOnesBroughtAndRefusalsStopNobody(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do", "Done");
        String first = UuidV7.next().toString();
        String second = UuidV7.next().toString();
        Answer answer = send(
                        api,
                        board,
                        create(board, first, "First"),
                        create(board, second, "Second"),
                        Map.of("op", "addDependency", "taskId", second, "blockerId", first),
                        Map.of("op", "addDependency", "taskId", first, "blockerId", second),
                        Map.of(
                                "op",
                                "moveTask",
                                "taskId",
                                second,
                                "columnId",
                                board.columns().getFirst(),
                                "before",
                                first),
                        Map.of("op", "changeTask", "taskId", first, "ifMatch", 1, "title", "Stale"),
                        Map.of("op", "changeTask", "taskId", first, "ifMatch", 2, "title", "First of all"),
                        Map.of("op", "addColumn", "name", "Later"),
                        Map.of("op", "changeTask", "taskId", first, "colour", "green"),
                        Map.of("op", "archiveTask", "taskId", first, "why", "so"),
                        Map.of("op", "archiveTask"),
                        Map.of("op", "flyTask", "taskId", first),
                        "nonsense")
                .ok();

        JsonNode items = answer.json();
        assertThat(items.valueStream().map(item -> item.get("status").asInt()))
                .containsExactly(201, 201, 200, 409, 200, 412, 200, 201, 400, 400, 400, 422, 400);
        assertThat(items.get(0).get("id").asString()).isEqualTo(first);
        assertThat(items.get(2).get("version").asLong()).isEqualTo(2);
        assertThat(problem(items.get(3))).isEqualTo("dependency-cycle");
        assertThat(problem(items.get(5))).isEqualTo("stale");
        assertThat(items.get(5).get("problem").get("version").asLong()).isEqualTo(2);
        assertThat(problem(items.get(8))).isEqualTo("unknown-field");
        assertThat(problem(items.get(9))).isEqualTo("unknown-field");
        assertThat(items.get(11)
                        .get("problem")
                        .get("errors")
                        .get(0)
                        .get("pointer")
                        .asString())
                .isEqualTo("/op");
        assertThat(items.get(3).has("id")).isFalse();
        assertThat(items.get(0).has("problem")).isFalse();
        JsonNode shown = api.board(board.id(), Long.parseLong(answer.header("Taskflow-Position")));
        assertThat(titles(shown)).containsExactly("Second", "First of all");
        assertThat(shown.get("columns").size()).isEqualTo(3);
    }

    @Test
    void allOrNone(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do");
        String first = UuidV7.next().toString();
        String second = UuidV7.next().toString();
        String kept = api.createTask(board, 0, "Kept").id();
        long head = server.head();
        Object[] refused = {
            create(board, first, "First"),
            Map.of("op", "changeTask", "taskId", kept, "title", "Not kept"),
            Map.of("op", "moveTask", "taskId", first, "columnId", UuidV7.next().toString())
        };
        Answer none = all(api, board, refused).refused(422, "unknown-column", "/columnId", "exists");
        assertThat(none.json().get("command").asInt()).isEqualTo(2);
        assertThat(server.head()).isEqualTo(head);
        // What was undone is nowhere remembered.
        assertThat(api.patch("/tasks/" + kept, Map.of("title", "Not kept")).ok().version())
                .isEqualTo(2);
        api.patch("/tasks/" + first, Map.of("title", "x")).refused(404, "not-found");

        Answer done = all(
                        api,
                        board,
                        create(board, first, "First"),
                        create(board, second, "Second"),
                        Map.of("op", "addDependency", "taskId", second, "blockerId", first),
                        Map.of(
                                "op",
                                "moveTask",
                                "taskId",
                                second,
                                "columnId",
                                board.columns().getFirst(),
                                "before",
                                first),
                        Map.of("op", "archiveTask", "taskId", kept))
                .ok();
        assertThat(done.json().valueStream().map(item -> item.get("status").asInt()))
                .containsExactly(201, 201, 200, 200, 200);
        assertThat(titles(api.board(board.id(), Long.parseLong(done.header("Taskflow-Position")))))
                .containsExactly("Second", "First");
        all(api, board, Map.of("op", "addDependency", "taskId", first, "blockerId", second))
                .refused(409, "dependency-cycle");
    }

    @Test
    void aKeyCoversTheWholeCall(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do");
        for (String atomic : List.of("false", "true")) {
            String path = board.path() + "/commands?atomic=" + atomic;
            String key = UuidV7.next().toString();
            List<Object> body = List.of(
                    Map.of("op", "createTask", "columnId", board.columns().getFirst(), "title", "Once"),
                    Map.of("op", "addLabel", "name", "Bug", "color", "red"));
            JsonNode once =
                    api.send("POST", path, body, "Idempotency-Key", key).ok().json();
            long head = server.head();
            JsonNode twice =
                    api.send("POST", path, body, "Idempotency-Key", key).ok().json();
            assertThat(twice).isEqualTo(once);
            assertThat(server.head()).isEqualTo(head);
            api.send("POST", path, body.subList(0, 1), "Idempotency-Key", key).refused(422, "idempotency-key-reused");
        }
    }

    @Test
    void everyCommandIsAboutTheBoardOfTheCall(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        Api stranger = Api.registered(server);
        String workspace = api.createWorkspace("Of this board");
        TestBoard board = api.createBoard(workspace, "Board", "To do");
        TestBoard other = api.createBoard(workspace, "Other", "To do");
        String elsewhere = api.createTask(other, 0, "Elsewhere").id();
        String label = api.post(other.path() + "/labels", Map.of("name", "Bug", "color", "red"))
                .ok()
                .id();
        long head = server.head();
        Object[] commands = {
            Map.of("op", "changeTask", "taskId", elsewhere, "title", "x"),
            Map.of("op", "archiveTask", "taskId", elsewhere),
            Map.of("op", "addComment", "taskId", elsewhere, "text", "x"),
            Map.of("op", "deleteLabel", "labelId", label),
            Map.of("op", "changeColumn", "columnId", other.columns().getFirst(), "name", "x")
        };
        assertThat(send(api, board, commands).ok().json().valueStream())
                .allSatisfy(item -> assertThat(problem(item)).isEqualTo("not-found"));
        for (Object command : commands) {
            all(api, board, command).refused(404, "not-found");
        }
        assertThat(server.head()).isEqualTo(head);
        send(stranger, board).refused(404, "not-found");
        all(stranger, board, create(board, UuidV7.next().toString(), "x")).refused(404, "not-found");
        List<Object> many = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            many.add(Map.of("op", "archiveTask", "taskId", elsewhere));
        }
        send(api, board, many.toArray()).refused(422, "invalid", "", "max-items");
        assertThat(send(api, board).ok().json().isEmpty()).isTrue();
    }

    /** What somebody may do is remembered; a call that comes right after their role changed goes by the new one. */
    @Test
    void aCallGoesByTheRoleOfThisMoment(ServerProcess server) throws Exception {
        Api owner = Api.registered(server);
        Api member = Api.registered(server);
        String workspace = owner.createWorkspace("Roles");
        TestBoard board = owner.createBoard(workspace, "Board", "To do");
        Invitation.join(server, owner, workspace, member, "MEMBER");
        String path = "/workspaces/" + workspace + "/members/"
                + member.get("/me").ok().id();
        List<String> roles = List.of("ADMIN", "MEMBER");
        for (int round = 0; round < 12; round++) {
            owner.patch(path, Map.of("role", roles.get(round % 2))).ok();
            List<Object> commands = List.of(
                    create(board, UuidV7.next().toString(), "Task " + round),
                    Map.of("op", "addColumn", "name", "Column " + round));
            String query = round % 4 < 2 ? "" : "?atomic=true";
            Answer answer = round % 3 == 0
                    ? member.post(board.path() + "/commands" + query, commands)
                    : member.send(
                            "POST", board.path() + "/commands" + query, commands, "Idempotency-Key", "round-" + round);
            assertThat(answer.ok()
                            .json()
                            .valueStream()
                            .map(item -> item.get("status").asInt()))
                    .as("round " + round)
                    .containsExactly(201, 201);
        }
        owner.delete(path).ok();
        member.send("POST", board.path() + "/commands", List.of(), "Idempotency-Key", "too-late")
                .refused(404, "not-found");
    }

    /** Calls of all or none meet single commands about the same tasks, and nobody waits for ever. */
    @Test
    void manyAtOnceAllEnd(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do", "Done");
        List<String> tasks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            tasks.add(api.createTask(board, 0, "Task " + i).id());
        }
        List<Answer> answers = Clients.atOnce(24, client -> () -> {
            String task = tasks.get(client % 6);
            String next = tasks.get((client + 1) % 6);
            return switch (client % 3) {
                case 0 -> api.patch("/tasks/" + task, Map.of("title", "Title " + client));
                case 1 ->
                    all(
                            api,
                            board,
                            Map.of("op", "changeTask", "taskId", next, "title", "Bulk " + client),
                            Map.of("op", "changeTask", "taskId", task, "title", "Bulk " + client));
                default ->
                    send(
                            api,
                            board,
                            Map.of(
                                    "op",
                                    "moveTask",
                                    "taskId",
                                    task,
                                    "columnId",
                                    board.columns().getLast()),
                            Map.of("op", "changeTask", "taskId", next, "title", "Each " + client));
            };
        });
        assertThat(answers).allSatisfy(Answer::ok);
    }

    private static Map<String, Object> create(TestBoard board, String id, String title) {
        return Map.of("op", "createTask", "id", id, "columnId", board.columns().getFirst(), "title", title);
    }

    private static Answer send(Api api, TestBoard board, Object... commands) throws Exception {
        return api.post(board.path() + "/commands", List.of(commands));
    }

    private static Answer all(Api api, TestBoard board, Object... commands) throws Exception {
        return api.post(board.path() + "/commands?atomic=true", List.of(commands));
    }

    private static String problem(JsonNode item) {
        String type = item.get("problem").get("type").asString();
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private static List<String> titles(JsonNode board) {
        return board.get("columns")
                .get(0)
                .get("tasks")
                .valueStream()
                .map(task -> task.get("title").asString())
                .toList();
    }
}
