package io.taskflow.standalone.endtoend;

import static io.taskflow.standalone.endtoend.Shown.card;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.id.UuidV7;
import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What people say about tasks. */
@ExtendWith(RunningServer.class)
class CommentsTest {
    @Test
    void commentsAreSaidChangedAndTakenBackAndThePastKeepsThem(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String me = api.get("/me").ok().id();
        TestBoard board = api.newBoard("To do");
        Answer task = api.createTask(board, 0, "Fix it");
        String comments = "/tasks/" + task.id() + "/comments";
        Answer said = api.post(comments, Map.of("text", "Done?", "mentions", List.of(me, me)))
                .ok();
        assertThat(said.status()).isEqualTo(201);
        assertThat(said.version()).isEqualTo(1);
        api.post(comments, Map.of("text", "No.")).ok();
        Answer changed =
                api.patch("/comments/" + said.id(), Map.of("text", "Done!")).ok();
        assertThat(api.patch("/comments/" + said.id(), Map.of("text", "Done!"))
                        .ok()
                        .version())
                .isEqualTo(changed.version());
        Answer deleted = api.delete("/comments/" + said.id()).ok();
        api.delete("/comments/" + said.id()).refused(404, "not-found");
        api.patch("/comments/" + said.id(), Map.of("text", "x")).refused(404, "not-found");

        JsonNode shown = card(api.board(board.id(), deleted.position()));
        assertThat(shown.get("comments").asInt()).isEqualTo(1);
        assertThat(shown.get("version").asLong()).isEqualTo(task.version());
        String reached = "?minPosition=" + deleted.position();
        assertThat(texts(api.get(comments + reached))).containsExactly("No.");

        JsonNode first = api.get(comments + "?asOf=" + said.at())
                .ok()
                .json()
                .get("items")
                .get(0);
        assertThat(first.get("text").asString()).isEqualTo("Done?");
        assertThat(first.get("author").get("id").asString()).isEqualTo(me);
        assertThat(first.get("mentions").size()).isEqualTo(1);
        assertThat(first.get("editedAt").isNull()).isTrue();
        assertThat(texts(api.get(comments + "?asOfPosition=" + changed.position())))
                .containsExactly("Done!", "No.");
        for (String path : List.of(board.path() + "?asOf=", board.path() + "/replay?asOf=")) {
            assertThat(card(api.get(path + changed.at()).ok().json())
                            .get("comments")
                            .asInt())
                    .as(path)
                    .isEqualTo(2);
        }
        assertThat(api.get(board.path() + "/activity?task=" + task.id())
                        .ok()
                        .json()
                        .get("items")
                        .valueStream()
                        .map(line -> line.get("type").asString()))
                .containsExactly("comment.deleted", "comment.edited", "comment.added", "comment.added", "task.created");
        api.get(comments + "?asOf=" + board.began()).refused(404, "not-yet");
    }

    @Test
    void aLongTalkIsReadPageByPage(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do");
        String comments = "/tasks/" + api.createTask(board, 0, "task").id() + "/comments";
        List<Answer> said = Clients.atOnce(
                32,
                client -> () ->
                        api.post(comments, Map.of("text", "comment " + client)).ok());
        long last = said.stream().mapToLong(Answer::position).max().orElseThrow();

        JsonNode first =
                api.get(comments + "?limit=20&minPosition=" + last).ok().json();
        api.post(comments, Map.of("text", "later")).ok();
        JsonNode second = api.get(
                        comments + "?limit=20&cursor=" + first.get("nextCursor").asString())
                .ok()
                .json();
        assertThat(first.get("items").size()).isEqualTo(20);
        assertThat(second.get("items").size()).isEqualTo(12);
        assertThat(second.get("nextCursor").isNull()).isTrue();
        assertThat(card(api.board(board.id(), last)).get("comments").asInt()).isGreaterThanOrEqualTo(32);
    }

    @Test
    void whatBreaksARuleIsRefused(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        Api other = Api.registered(server);
        TestBoard board = api.newBoard("To do");
        String task = api.createTask(board, 0, "task").id();
        String comments = "/tasks/" + task + "/comments";
        String comment = api.post(comments, Map.of("text", "Hello")).ok().id();

        api.post(comments, Map.of("text", "x".repeat(20_001))).refused(422, "invalid", "/text", "max-length");
        api.post(comments, Map.of("text", " ")).refused(422, "invalid", "/text", "not-blank");
        api.post(comments, Map.of("text", "x", "mentions", List.of(UuidV7.next().toString())))
                .refused(422, "unknown-member", "/mentions", "member");
        api.post("/tasks/" + comment + "/comments", Map.of("text", "x")).refused(404, "not-found");
        api.patch("/comments/" + task, Map.of("text", "x")).refused(404, "not-found");
        other.post(comments, Map.of("text", "x")).refused(404, "not-found");
        other.get(comments).refused(404, "not-found");
        other.patch("/comments/" + comment, Map.of("text", "x")).refused(404, "not-found");
        other.delete("/comments/" + comment).refused(404, "not-found");
        api.post("/tasks/" + task + "/archive", null).ok();
        api.post(comments, Map.of("text", "x")).refused(409, "archived");
        api.patch("/comments/" + comment, Map.of("text", "x")).refused(409, "archived");
        api.delete("/comments/" + comment).refused(409, "archived");
    }

    private static List<String> texts(Answer comments) {
        return comments.ok()
                .json()
                .get("items")
                .valueStream()
                .map(comment -> comment.get("text").asString())
                .toList();
    }
}
