package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What is said is found, by those who may see it. */
@ExtendWith(RunningServer.class)
class SearchTest {
    @Test
    void whatIsSaidIsFoundByThoseWhoMaySeeIt(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        Api other = Api.registered(server);
        TestBoard board = api.createBoard(api.createWorkspace("Search"), "Aviary", "To do");
        Answer task = api.createTask(board, 0, "Feed the cockatoos");
        String me = api.get("/me").ok().id();
        api.put("/tasks/" + task.id() + "/assignees/" + me).ok();
        Answer comment = api.post("/tasks/" + task.id() + "/comments", Map.of("text", "The cockatoo is <b>hungry</b>"))
                .ok();
        String after = "&waitMs=30000&minPosition=" + comment.position();

        JsonNode found = api.get("/search?q=cockatoo" + after).ok().json();
        assertThat(ids(found)).containsExactly(task.id(), comment.id());
        assertThat(found.get("items").get(1).get("text").toString())
                .contains("{\"text\":\"cockatoo\",\"match\":true}")
                .doesNotContain("<b>");
        assertThat(found.at("/facets/boards/0/name").asString()).isEqualTo("Aviary");
        assertThat(ids(api.get("/search?q=cokcatoos&type=task" + after).ok().json()))
                .containsExactly(task.id());
        assertThat(ids(other.get("/search?q=cockatoo" + after).ok().json())).isEmpty();
        other.get("/search?q=cockatoo&board=" + board.id()).ok();

        assertThat(ids(api.get("/me/tasks?board=" + board.id() + after).ok().json()))
                .containsExactly(task.id());
        assertThat(ids(other.get("/me/tasks?minPosition=" + comment.position())
                        .ok()
                        .json()))
                .isEmpty();
        api.get("/search?q=").refused(400, "malformed", "q", "not-blank");
        api.get("/me/tasks?limit=0").refused(400, "limit-out-of-range");
    }

    @Test
    void aWorkspaceIsLookedThroughInItsLanguage(ServerProcess server) throws Exception {
        Api api = Api.registered(server);
        String german = api.post("/workspaces", Map.of("name", "Deutsch", "language", "german"))
                .ok()
                .id();
        String english = api.createWorkspace("English");
        assertThat(api.get("/workspaces/" + german).ok().json().get("language").asString())
                .isEqualTo("de");
        String haus = api.createTask(api.createBoard(german, "Tafel", "Offen"), 0, "Haus am See")
                .id();
        Answer house = api.createTask(api.createBoard(english, "Board", "To do"), 0, "Haus means house");

        assertThat(found(api, "H%C3%A4user", house)).containsExactly(haus);
        assertThat(found(api, "houses", house)).containsExactly(house.id());

        Answer changed =
                api.patch("/workspaces/" + english, Map.of("language", "de-AT")).ok();
        assertThat(found(api, "H%C3%A4user", changed)).containsExactlyInAnyOrder(haus, house.id());
        api.patch("/workspaces/" + english, Map.of("language", "klingon"))
                .refused(422, "invalid", "/language", "language");
    }

    private static List<String> found(Api api, String q, Answer after) throws Exception {
        return ids(api.get("/search?q=" + q + "&waitMs=30000&minPosition=" + after.position())
                .ok()
                .json());
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }
}
