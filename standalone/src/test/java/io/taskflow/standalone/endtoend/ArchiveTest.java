package io.taskflow.standalone.endtoend;

import static io.taskflow.standalone.endtoend.Shown.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Boards and columns in the archive. */
@ExtendWith(RunningServer.class)
class ArchiveTest {
    @Test
    void anArchivedBoardIsShownAndKeptAsItIs(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String workspace = api.createWorkspace("Archive");
        TestBoard board = api.createBoard(workspace, "Board", "To do", "Done");
        TestBoard other = api.createBoard(workspace, "Other", "To do");
        String task = api.createTask(board, 0, "task").id();
        String elsewhere = api.createTask(other, 0, "elsewhere").id();
        String comment = api.post("/tasks/" + task + "/comments", Map.of("text", "Hm"))
                .ok()
                .id();
        String me = api.get("/me").ok().id();
        Answer mine = api.put("/tasks/" + task + "/assignees/" + me).ok();
        assertThat(mine(api, board, mine)).containsExactly(task);
        Answer archived = api.post(board.path() + "/archive", null).ok();
        assertThat(mine(api, board, archived)).isEmpty();
        assertThat(api.post(board.path() + "/archive", null).ok().version()).isEqualTo(archived.version());

        JsonNode shown = api.board(board.id(), archived.position());
        assertThat(shown.get("archived").booleanValue()).isTrue();
        assertThat(shown.get("columns").get(0).get("tasks").get(0).get("id").asString())
                .isEqualTo(task);
        api.get("/tasks/" + task).ok();
        assertThat(boards(api, workspace, "")).containsExactly(other.id());
        assertThat(boards(api, workspace, "&archived=true")).containsExactly(board.id());
        assertThat(boards(api, workspace, "&asOf=" + other.began())).containsExactly(board.id(), other.id());
        assertThat(boards(api, workspace, "&archived=true&asOf=" + other.began()))
                .isEmpty();

        String column = board.path() + "/columns/" + board.columns().getFirst();
        List<Answer> answers = List.of(
                api.patch(board.path(), Map.of("name", "x")),
                api.post(board.path() + "/columns", Map.of("name", "x")),
                api.patch(column, Map.of("name", "x")),
                api.delete(board.path() + "/columns/" + board.columns().getLast()),
                api.post(column + "/archive", null),
                api.post(board.path() + "/labels", Map.of("name", "x", "color", "red")),
                api.post(
                        board.path() + "/tasks",
                        Map.of("columnId", board.columns().getFirst(), "title", "x")),
                api.patch("/tasks/" + task, Map.of("title", "x")),
                api.patch("/tasks/" + task, Map.of("title", "task")),
                api.post(
                        "/tasks/" + task + "/move",
                        Map.of("columnId", board.columns().getLast())),
                api.post("/tasks/" + task + "/archive", null),
                api.post("/tasks/" + task + "/checklists", Map.of("name", "x")),
                api.post("/tasks/" + task + "/comments", Map.of("text", "x")),
                api.delete("/comments/" + comment),
                api.put("/tasks/" + task + "/dependencies/" + elsewhere),
                api.put("/tasks/" + elsewhere + "/dependencies/" + task));
        assertThat(answers).allSatisfy(answer -> answer.refused(409, "archived"));

        Answer restored = api.post(board.path() + "/restore", null).ok();
        assertThat(restored.version()).isEqualTo(archived.version() + 1);
        assertThat(api.board(board.id(), restored.position()).get("archived").booleanValue())
                .isFalse();
        api.patch("/tasks/" + task, Map.of("title", "x")).ok();
        for (String path : List.of(board.path() + "?asOf=", board.path() + "/replay?asOf=")) {
            JsonNode then = api.get(path + archived.at()).ok().json();
            assertThat(then.get("archived").booleanValue()).as(path).isTrue();
        }
    }

    @Test
    void anArchivedColumnTakesItsTasksWithItAndTakesNoOthers(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do", "Doing", "Done");
        String doing = board.columns().get(1);
        String column = board.path() + "/columns/" + doing;
        Map<String, Object> limit = new HashMap<>(Map.of("wipLimit", 2, "wipPolicy", "BLOCK"));
        api.patch(column, limit).ok();
        String kept = api.createTask(board, 1, "kept").id();
        String gone = api.createTask(board, 1, "gone").id();
        String open = api.createTask(board, 0, "open").id();
        api.post("/tasks/" + gone + "/archive", null).ok();
        Answer archived = api.post(column + "/archive", null).ok();
        assertThat(archived.id()).isEqualTo(doing);

        JsonNode live = api.board(board.id(), archived.position());
        for (JsonNode shown : List.of(
                live,
                api.get(board.path() + "?asOf=" + archived.at()).ok().json(),
                api.get(board.path() + "/replay?asOf=" + archived.at()).ok().json())) {
            assertThat(texts(shown.get("columns"), "name")).containsExactly("To do", "Done");
            assertThat(texts(shown.get("archivedColumns"), "name")).containsExactly("Doing");
            assertThat(shown.get("archivedColumns").get(0).get("id").asString()).isEqualTo(doing);
        }
        assertThat(found(api, board, "")).containsExactly(open);
        assertThat(found(api, board, "?archived=true")).containsExactlyInAnyOrder(kept, gone);
        assertThat(texts(api.get(column + "/tasks").ok().json().get("items"), "id"))
                .containsExactly(kept);

        api.patch(column, Map.of("name", "x")).refused(409, "archived");
        api.post(column + "/move", Map.of()).refused(409, "archived");
        api.delete(column).refused(409, "archived");
        api.post("/tasks/" + open + "/move", Map.of("columnId", doing)).refused(409, "archived");
        api.post(board.path() + "/tasks", Map.of("columnId", doing, "title", "x"))
                .refused(409, "archived");
        api.post("/tasks/" + gone + "/restore", null).refused(409, "archived");
        api.patch("/tasks/" + kept, Map.of("title", "kept still")).ok();
        Answer restored = api.post(column + "/restore", null).ok();

        JsonNode again = api.board(board.id(), restored.position());
        assertThat(texts(again.get("columns"), "name")).containsExactly("To do", "Doing", "Done");
        assertThat(again.get("archivedColumns").isEmpty()).isTrue();
        assertThat(again.get("columns").get(1).get("wipLimit").asInt()).isEqualTo(2);
        assertThat(texts(again.get("columns").get(1).get("tasks"), "title")).containsExactly("kept still");
        api.post("/tasks/" + open + "/move", Map.of("columnId", doing)).ok();
        api.post("/tasks/" + gone + "/restore", null).refused(409, "wip-limit");
    }

    /** Whoever comes first: nothing happens on a board once it is archived. */
    @Test
    void nothingSlipsOntoABoardThatIsArchivedMeanwhile(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do");
        List<Answer> answers = Clients.atOnce(
                32,
                client -> () -> client == 16
                        ? api.post(board.path() + "/archive", null)
                        : api.post(
                                board.path() + "/tasks",
                                Map.of("columnId", board.columns().getFirst(), "title", "task " + client)));

        long archived = answers.get(16).ok().position();
        for (int i = 0; i < answers.size(); i++) {
            if (i != 16 && answers.get(i).good()) {
                assertThat(answers.get(i).position()).isLessThan(archived);
            } else if (i != 16) {
                answers.get(i).refused(409, "archived");
            }
        }
    }

    private static List<String> boards(Api api, String workspace, String more) throws Exception {
        return texts(
                api.get("/workspaces/" + workspace + "/boards?limit=10" + more)
                        .ok()
                        .json()
                        .get("items"),
                "id");
    }

    private static List<String> mine(Api api, TestBoard board, Answer last) throws Exception {
        return texts(
                api.get("/me/tasks?board=" + board.id() + "&minPosition=" + last.position())
                        .ok()
                        .json()
                        .get("items"),
                "id");
    }

    private static List<String> found(Api api, TestBoard board, String filter) throws Exception {
        return texts(api.get(board.path() + "/tasks" + filter).ok().json().get("items"), "id");
    }
}
