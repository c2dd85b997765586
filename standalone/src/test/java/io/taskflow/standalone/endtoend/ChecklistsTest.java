package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Checklists of tasks. */
@ExtendWith(RunningServer.class)
class ChecklistsTest {
    @Test
    void whatIsToBeDoneGetsDone(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do");
        Answer task = api.createTask(board, 0, "Release");
        String lists = "/tasks/" + task.id() + "/checklists";
        Answer list = api.post(lists, Map.of("name", "Before")).ok();
        assertThat(list.status()).isEqualTo(201);
        String items = lists + "/" + list.id() + "/items";
        String support = api.post(items, Map.of("text", "Tell support")).ok().id();
        String sales = api.post(items, Map.of("text", "Tell sales")).ok().id();
        Answer done = api.patch(items + "/" + support, Map.of("done", true)).ok();
        assertThat(done.version()).isEqualTo(task.version() + 4);
        assertThat(api.patch(items + "/" + support, Map.of("done", true)).ok().version())
                .isEqualTo(done.version());
        api.patch(items + "/" + sales, Map.of("text", "Tell marketing")).ok();
        api.patch(lists + "/" + list.id(), Map.of("name", "After")).ok();
        Answer removed = api.delete(items + "/" + support).ok();

        JsonNode shown = api.get("/tasks/" + task.id() + "?minPosition=" + removed.position())
                .ok()
                .json();
        JsonNode after = shown.get("checklists").get(0);
        assertThat(after.get("name").asString()).isEqualTo("After");
        assertThat(after.get("items").valueStream().map(item -> item.get("text").asString()))
                .containsExactly("Tell marketing");
        assertThat(progress(api.board(board.id(), removed.position()))).containsExactly(0, 1);
        for (String path : List.of(board.path() + "?asOf=", board.path() + "/replay?asOf=")) {
            assertThat(progress(api.get(path + done.at()).ok().json())).as(path).containsExactly(1, 2);
        }
        JsonNode then = api.get("/tasks/" + task.id() + "/versions/" + done.version())
                .ok()
                .json()
                .get("checklists")
                .get(0);
        assertThat(then.get("name").asString()).isEqualTo("Before");
        assertThat(then.get("items").get(0).get("done").booleanValue()).isTrue();
        assertThat(api.get("/tasks/" + task.id() + "?asOf=" + done.at())
                        .ok()
                        .json()
                        .get("checklists")
                        .get(0))
                .isEqualTo(then);
        Answer gone = api.delete(lists + "/" + list.id()).ok();
        assertThat(progress(api.board(board.id(), gone.position()))).containsExactly(0, 0);
    }

    @Test
    void whatIsNotOfTheTaskIsNotFound(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do");
        String task = api.createTask(board, 0, "task").id();
        String other = api.createTask(board, 0, "other").id();
        String list = api.post("/tasks/" + other + "/checklists", Map.of("name", "Before"))
                .ok()
                .id();
        String item = api.post("/tasks/" + other + "/checklists/" + list + "/items", Map.of("text", "x"))
                .ok()
                .id();

        String foreign = "/tasks/" + task + "/checklists/" + list;
        api.patch(foreign, Map.of("name", "x")).refused(404, "not-found");
        api.delete(foreign).refused(404, "not-found");
        api.post(foreign + "/items", Map.of("text", "x")).refused(404, "not-found");
        api.patch(foreign + "/items/" + item, Map.of("done", true)).refused(404, "not-found");
        api.delete(foreign + "/items/" + item).refused(404, "not-found");
        String own = "/tasks/" + other + "/checklists/" + list;
        api.post(own + "/items", Map.of("text", " ")).refused(422, "invalid", "/text", "not-blank");
        api.patch(own + "/items/" + item, Map.of("done", 1)).refused(400, "malformed", "/done", "type");
        api.post("/tasks/" + other + "/archive", null).ok();
        api.patch(own + "/items/" + item, Map.of("done", true)).refused(409, "archived");
    }

    private static List<Integer> progress(JsonNode board) {
        JsonNode progress = board.get("columns").get(0).get("tasks").get(0).get("checklist");
        return List.of(progress.get("done").asInt(), progress.get("total").asInt());
    }
}
