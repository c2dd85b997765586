package io.taskflow.standalone.endtoend;

import static io.taskflow.standalone.endtoend.Shown.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.id.UuidV7;
import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Boards that are made after another. */
@ExtendWith(RunningServer.class)
class BoardTemplatesTest {
    @Test
    void aBoardBeginsWithWhatItsTemplateHas(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String workspace = api.createWorkspace("Templates");
        TestBoard template = api.createBoard(workspace, "Template", "To do", "Done");
        api.patch(
                        template.path() + "/columns/" + template.columns().getLast(),
                        Map.of("wipLimit", 3, "wipPolicy", "BLOCK"))
                .ok();
        api.post(template.path() + "/labels", Map.of("name", "Bug", "color", "red"))
                .ok();
        api.post(template.path() + "/fields", Map.of("name", "team", "type", "CHOICE", "options", List.of("A")))
                .ok();
        api.createTask(template, 0, "stays there");
        String elsewhere = api.createWorkspace("Elsewhere");

        Answer made = api.post(
                        "/workspaces/" + elsewhere + "/boards", Map.of("name", "Next", "template", template.id()))
                .ok();

        JsonNode board = api.board(made.id(), made.position());
        assertThat(board.get("version").asLong()).isEqualTo(made.version()).isEqualTo(6);
        assertThat(texts(board.get("columns"), "name")).containsExactly("To do", "Done");
        assertThat(texts(board.get("columns"), "id")).doesNotContainAnyElementsOf(template.columns());
        assertThat(board.get("columns").get(1).get("wipLimit").asInt()).isEqualTo(3);
        assertThat(board.get("columns").get(1).get("wipPolicy").asString()).isEqualTo("BLOCK");
        assertThat(board.get("columns").get(0).get("taskCount").asInt()).isZero();
        assertThat(texts(board.get("labels"), "name")).containsExactly("Bug");
        assertThat(board.get("fields").get(0).get("name").asString()).isEqualTo("team");
        assertThat(board.get("fields").get(0).get("options").get(0).asString()).isEqualTo("A");
        assertThat(api.get("/boards/" + made.id() + "/replay?asOf=" + made.at())
                        .ok()
                        .json()
                        .get("columns"))
                .isEqualTo(board.get("columns"));

        Answer other = api.post(
                        "/workspaces/" + workspace + "/boards",
                        Map.of(
                                "name",
                                "Own columns",
                                "template",
                                template.id(),
                                "columns",
                                List.of(Map.of("name", "Ideas"))))
                .ok();
        JsonNode own = api.board(other.id(), other.position());
        assertThat(texts(own.get("columns"), "name")).containsExactly("Ideas");
        assertThat(texts(own.get("labels"), "name")).containsExactly("Bug");
    }

    @Test
    void aTemplateThatIsNotSeenIsNone(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.createBoard(api.createWorkspace("Hidden template"), "Hidden", "To do");
        Api stranger = Api.registered(server);
        String workspace = stranger.createWorkspace("Theirs");

        for (String template : List.of(board.id(), UuidV7.next().toString())) {
            stranger.post("/workspaces/" + workspace + "/boards", Map.of("name", "x", "template", template))
                    .refused(422, "invalid", "/template", "exists");
        }
        assertThat(stranger.get("/workspaces/" + workspace + "/boards")
                        .ok()
                        .json()
                        .get("items")
                        .isEmpty())
                .isTrue();
    }
}
