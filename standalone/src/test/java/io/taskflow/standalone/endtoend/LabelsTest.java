package io.taskflow.standalone.endtoend;

import static io.taskflow.standalone.endtoend.Shown.card;
import static io.taskflow.standalone.endtoend.Shown.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.id.UuidV7;
import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Labels of boards, and tasks that wear them. */
@ExtendWith(RunningServer.class)
class LabelsTest {
    @Test
    void aLabelIsWornUntilItGoesAndThePastKeepsIt(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do");
        String bug = label(api, board, "Bug", "#d04437");
        String docs = label(api, board, "Docs", "green");
        Answer made = api.post(
                        board.path() + "/tasks",
                        Map.of("columnId", board.columns().getFirst(), "title", "Fix it", "labels", List.of(bug)))
                .ok();
        String task = made.id();
        Answer both = api.put("/tasks/" + task + "/labels/" + docs).ok();
        assertThat(both.version()).isEqualTo(made.version() + 1);
        assertThat(api.put("/tasks/" + task + "/labels/" + docs).ok().version()).isEqualTo(both.version());
        api.patch(board.path() + "/labels/" + bug, Map.of("name", "Defect")).ok();
        Answer deleted = api.delete(board.path() + "/labels/" + bug).ok();

        JsonNode now = api.board(board.id(), deleted.position());
        assertThat(texts(now.get("labels"), "name")).containsExactly("Docs");
        assertThat(card(now).get("labels").valueStream().map(JsonNode::asString))
                .containsExactly(docs);
        assertThat(card(now).get("version").asLong()).isEqualTo(both.version());
        assertThat(api.get("/tasks/" + task)
                        .ok()
                        .json()
                        .get("labels")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly(docs);

        for (String path : List.of(board.path() + "?asOf=", board.path() + "/replay?asOf=")) {
            JsonNode then = api.get(path + both.at()).ok().json();
            assertThat(texts(then.get("labels"), "name")).as(path).containsExactly("Bug", "Docs");
            assertThat(card(then).get("labels").valueStream().map(JsonNode::asString))
                    .as(path)
                    .containsExactly(bug, docs);
        }
        assertThat(api.get("/tasks/" + task + "/versions/" + both.version())
                        .ok()
                        .json()
                        .get("labels")
                        .size())
                .isEqualTo(2);
        assertThat(texts(api.get(board.path() + "/activity").ok().json().get("items"), "type"))
                .containsSubsequence(
                        "board.label-deleted", "board.label-renamed", "task.labelled", "task.labelled", "task.created");
    }

    @Test
    void tasksAreFoundByTheirLabels(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do");
        String bug = label(api, board, "Bug", "red");
        String task = api.createTask(board, 0, "with").id();
        api.createTask(board, 0, "without");
        Answer worn = api.put("/tasks/" + task + "/labels/" + bug).ok();

        String found = board.path() + "/tasks?label=" + bug + "&minPosition=";
        assertThat(texts(api.get(found + worn.position()).ok().json().get("items"), "title"))
                .containsExactly("with");
        Answer off = api.delete("/tasks/" + task + "/labels/" + bug).ok();
        assertThat(api.get(found + off.position()).ok().json().get("items").isEmpty())
                .isTrue();
    }

    @Test
    void onlyLabelsOfTheTasksOwnBoardAreFound(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String workspace = api.createWorkspace("Foreign labels");
        TestBoard board = api.createBoard(workspace, "Board", "To do");
        TestBoard other = api.createBoard(workspace, "Other", "To do");
        String foreign = label(api, other, "Bug", "red");
        String task = api.createTask(board, 0, "task").id();

        for (String label : List.of(foreign, UuidV7.next().toString())) {
            api.put("/tasks/" + task + "/labels/" + label).refused(404, "not-found");
            api.delete("/tasks/" + task + "/labels/" + label).refused(404, "not-found");
            api.patch(board.path() + "/labels/" + label, Map.of("name", "x")).refused(404, "not-found");
            api.delete(board.path() + "/labels/" + label).refused(404, "not-found");
            api.post(
                            board.path() + "/tasks",
                            Map.of("columnId", board.columns().getFirst(), "title", "x", "labels", List.of(label)))
                    .refused(422, "unknown-label", "/labels", "exists");
        }
        api.post(board.path() + "/labels", Map.of("name", "Bug", "color", "red; }"))
                .refused(422, "invalid", "/color", "color");
        api.post(board.path() + "/labels", Map.of("color", "red")).refused(422, "invalid", "/name", "required");
    }

    /** Whoever comes first: a label that is gone is worn by nobody from then on. */
    @Test
    void aLabelThatGoesWhileTasksTakeItIsWornByNone(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do");
        var race = new WithdrawalRace(api, board);
        String bug = label(api, board, "Bug", "red");

        assertThat(race.run(
                        () -> api.delete(board.path() + "/labels/" + bug),
                        task -> api.put("/tasks/" + task + "/labels/" + bug),
                        late -> late.refused(404, "not-found")))
                .allSatisfy(task -> assertThat(task.get("labels").isEmpty()).isTrue());
    }

    private static String label(Api api, TestBoard board, String name, String color) throws Exception {
        return api.post(board.path() + "/labels", Map.of("name", name, "color", color))
                .ok()
                .id();
    }
}
