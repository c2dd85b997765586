package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Tasks that come again when they are done. */
@ExtendWith(RunningServer.class)
class RecurrenceTest {
    private static final Map<String, Object> DAILY = Map.of("unit", "DAY", "timeZone", "Europe/Berlin");
    private static final Map<String, Object> IS_DONE = Map.of("dueDone", true);

    @Test
    void whatIsDoneComesAgainAsItWas(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("Ideas", "To do", "Done");
        String me = api.get("/me").ok().id();
        String bug = label(api, board, "Bug");
        String gone = label(api, board, "Gone");
        Answer made = api.post(
                        board.path() + "/tasks",
                        Map.of(
                                "columnId",
                                board.columns().get(1),
                                "title",
                                "Pay rent",
                                "description",
                                "*every* month ".repeat(20),
                                "assignees",
                                List.of(me),
                                "labels",
                                List.of(bug, gone),
                                "priority",
                                "HIGH",
                                "startAt",
                                "2126-03-28T08:00:00Z",
                                "dueAt",
                                "2126-03-30T08:00:00Z",
                                "fields",
                                Map.of("flat", "3b")))
                .ok();
        String task = "/tasks/" + made.id();
        String list = task + "/checklists/"
                + api.post(task + "/checklists", Map.of("name", "Steps")).ok().id();
        String item = api.post(list + "/items", Map.of("text", "Ask for the bill"))
                .ok()
                .id();
        api.patch(list + "/items/" + item, Map.of("done", true)).ok();
        Answer recurs = api.send("PUT", task + "/recurrence", DAILY).ok();
        assertThat(api.send("PUT", task + "/recurrence", DAILY).ok().version()).isEqualTo(recurs.version());
        api.post(task + "/move", Map.of("columnId", board.columns().get(2))).ok();
        api.delete(board.path() + "/labels/" + gone).ok();

        Answer done = api.patch(task, Map.of("dueDone", true, "title", "Pay the rent"))
                .ok();

        JsonNode shown = api.board(board.id(), done.position());
        JsonNode card = shown.get("columns").get(1).get("tasks").get(0);
        JsonNode next = api.get("/tasks/" + card.get("id").asString()).ok().json();
        assertThat(next.get("title").asString()).isEqualTo("Pay the rent");
        assertThat(next.get("description").asString()).isEqualTo("*every* month ".repeat(20));
        assertThat(next.get("assignees").get(0).get("id").asString()).isEqualTo(me);
        assertThat(next.get("labels").valueStream().map(JsonNode::asString)).containsExactly(bug);
        assertThat(next.get("priority").asString()).isEqualTo("HIGH");
        // Clocks went forward in the night to the 31st, which the start comes before.
        assertThat(next.get("dueAt").asString()).isEqualTo("2126-03-31T07:00:00Z");
        assertThat(next.get("startAt").asString()).isEqualTo("2126-03-29T08:00:00Z");
        assertThat(next.get("dueDone").asBoolean()).isFalse();
        assertThat(next.get("fields").get("flat").asString()).isEqualTo("3b");
        assertThat(next.get("checklists").get(0).get("name").asString()).isEqualTo("Steps");
        JsonNode step = next.get("checklists").get(0).get("items").get(0);
        assertThat(step.get("text").asString()).isEqualTo("Ask for the bill");
        assertThat(step.get("done").asBoolean()).isFalse();
        assertThat(next.get("recurrence").get("unit").asString()).isEqualTo("DAY");
        assertThat(next.get("number").asInt()).isEqualTo(2);
        JsonNode old = api.get(task).ok().json();
        assertThat(old.get("recurrence").isNull()).isTrue();
        assertThat(old.get("version").asLong()).isEqualTo(done.version());

        assertThat(api.get(board.path() + "/replay?asOf=" + done.at())
                        .ok()
                        .json()
                        .get("columns"))
                .isEqualTo(
                        api.get(board.path() + "?asOf=" + done.at()).ok().json().get("columns"));
        assertThat(api.get(task + "?asOf=" + recurs.at())
                        .ok()
                        .json()
                        .get("recurrence")
                        .get("timeZone")
                        .asString())
                .isEqualTo("Europe/Berlin");
        assertThat(sentences(api, task + "/history"))
                .anySatisfy(sentence -> assertThat(sentence).endsWith("let “Pay rent” recur every day"))
                .anySatisfy(sentence ->
                        assertThat(sentence).endsWith("began the next “Pay the rent”, due 2126-03-31T07:00:00Z"));
        assertThat(sentences(api, "/tasks/" + next.get("id").asString() + "/history"))
                .anySatisfy(sentence ->
                        assertThat(sentence).endsWith("let “Pay the rent” follow the one before it, which was done"));
        JsonNode followed = api.get("/tasks/" + next.get("id").asString() + "/history")
                .ok()
                .json()
                .get("items")
                .valueStream()
                .filter(line -> line.get("type").asString().equals("task.followed"))
                .findFirst()
                .orElseThrow();
        assertThat(followed.get("after").get("previousTaskId").asString()).isEqualTo(made.id());
    }

    @Test
    void itComesOnceHoweverOftenItIsMarked(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do");
        String task = "/tasks/" + due(api, board, "2126-05-01T08:00:00Z");
        api.send("PUT", task + "/recurrence", DAILY).ok();

        List<Answer> answers = Clients.atOnce(
                16,
                client -> () -> client % 2 == 0
                        ? api.send("PATCH", task, IS_DONE, "Idempotency-Key", "done-once")
                        : api.patch(task, IS_DONE));
        for (Answer answer : answers) {
            if (!answer.good()) {
                answer.refused(409, "idempotency-in-flight");
            }
        }
        api.send("PATCH", task, IS_DONE, "Idempotency-Key", "done-once").ok();
        api.patch(task, Map.of("dueDone", false)).ok();
        Answer again = api.patch(task, IS_DONE).ok();

        assertThat(dues(api.board(board.id(), again.position())))
                .containsExactlyInAnyOrder("2126-05-01T08:00:00Z", "2126-05-02T08:00:00Z");
    }

    @Test
    void theSeriesGoesOnWhereverItsColumnWentAndWhateverItsLimit(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("First", "Short-lived");
        String task = api.post(
                        board.path() + "/tasks",
                        Map.of(
                                "columnId",
                                board.columns().get(1),
                                "title",
                                "Water the plants",
                                "dueAt",
                                "2126-05-01T08:00:00Z"))
                .ok()
                .id();
        api.send("PUT", "/tasks/" + task + "/recurrence", DAILY).ok();
        api.post("/tasks/" + task + "/move", Map.of("columnId", board.columns().get(0)))
                .ok();
        api.delete(board.path() + "/columns/" + board.columns().get(1)).ok();
        api.patch(board.path() + "/columns/" + board.columns().get(0), Map.of("wipLimit", 1, "wipPolicy", "BLOCK"))
                .ok();

        Answer done = api.patch("/tasks/" + task, IS_DONE).ok();

        assertThat(dues(api.board(board.id(), done.position())))
                .containsExactly("2126-05-01T08:00:00Z", "2126-05-02T08:00:00Z");
    }

    @Test
    void onlyWhatIsDoneComesAgain(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do");
        String ended = "/tasks/" + due(api, board, "2126-05-01T08:00:00Z");
        api.send("PUT", ended + "/recurrence", DAILY).ok();
        api.delete(ended + "/recurrence").ok();
        api.patch(ended, IS_DONE).ok();
        String archived = "/tasks/" + due(api, board, "2126-05-01T08:00:00Z");
        api.send("PUT", archived + "/recurrence", DAILY).ok();
        Answer last = api.post(archived + "/archive", Map.of()).ok();

        assertThat(dues(api.board(board.id(), last.position()))).hasSize(1);
    }

    @Test
    void aTaskThatIsDoneLateIsNextDueInTheFuture(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do");
        String task = "/tasks/" + due(api, board, "2020-05-01T08:00:00Z");
        api.send("PUT", task + "/recurrence", Map.of("unit", "DAY", "timeZone", "UTC"))
                .ok();
        Answer done = api.patch(task, IS_DONE).ok();

        String next = dues(api.board(board.id(), done.position())).getLast();
        assertThat(Instant.parse(next))
                .isAfter(done.at())
                .isBeforeOrEqualTo(done.at().plus(Duration.ofDays(1)));
        assertThat(next).endsWith("T08:00:00Z");
    }

    @Test
    void whatCannotBeIsRefused(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do");
        String path = "/tasks/" + due(api, board, "2126-05-01T08:00:00Z") + "/recurrence";
        String never = "/tasks/" + api.createTask(board, 0, "never due").id() + "/recurrence";

        api.send("PUT", never, DAILY).refused(422, "invalid", "/dueAt", "required");
        api.send("PUT", path, Map.of("unit", "DAY")).refused(422, "invalid", "/timeZone", "required");
        api.send("PUT", path, Map.of("unit", "DAY", "timeZone", "+02:00"))
                .refused(422, "invalid", "/timeZone", "time-zone");
        api.send("PUT", path, Map.of("unit", "HOUR", "timeZone", "UTC")).refused(422, "invalid", "/unit", "choice");
        api.send("PUT", path, Map.of("timeZone", "UTC")).refused(422, "invalid", "/unit", "required");
        api.send("PUT", path, Map.of("unit", "DAY", "every", 0, "timeZone", "UTC"))
                .refused(422, "invalid", "/every", "range");
        api.send("PUT", path, Map.of("unit", "DAY", "weekdays", List.of("MONDAY"), "timeZone", "UTC"))
                .refused(422, "invalid", "/weekdays", "week-only");
        api.send("PUT", path, Map.of("unit", "WEEK", "weekdays", List.of("Monday"), "timeZone", "UTC"))
                .refused(422, "invalid", "/weekdays/0", "choice");
        Api.registered(server).send("PUT", path, DAILY).refused(404, "not-found");
    }

    @Test
    void aSeriesEndsWithTime(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do");
        String last = due(api, board, "9999-06-01T09:00:00Z");
        api.send("PUT", "/tasks/" + last + "/recurrence", Map.of("unit", "YEAR", "timeZone", "UTC"))
                .ok();
        Answer done = api.patch("/tasks/" + last, IS_DONE).ok();
        assertThat(dues(api.board(board.id(), done.position()))).containsExactly("9999-06-01T09:00:00Z");

        String early = due(api, board, "2126-06-01T09:00:00Z");
        api.patch("/tasks/" + early, Map.of("startAt", "9999-12-31T09:00:00Z")).ok();
        api.send("PUT", "/tasks/" + early + "/recurrence", DAILY).ok();
        Answer again = api.patch("/tasks/" + early, IS_DONE).ok();
        api.board(board.id(), again.position());
        String next = api.get(board.path() + "/tasks?due=2126-06-02T09:00:00Z")
                .ok()
                .json()
                .get("items")
                .get(1)
                .get("id")
                .asString();
        Answer renamed = api.patch("/tasks/" + next, Map.of("title", "Later")).ok();
        api.board(board.id(), renamed.position());
    }

    private static String due(Api api, TestBoard board, String dueAt) throws Exception {
        return api.post(
                        board.path() + "/tasks",
                        Map.of("columnId", board.columns().getFirst(), "title", "Water the plants", "dueAt", dueAt))
                .ok()
                .id();
    }

    private static String label(Api api, TestBoard board, String name) throws Exception {
        return api.post(board.path() + "/labels", Map.of("name", name, "color", "red"))
                .ok()
                .id();
    }

    private static List<String> dues(JsonNode board) {
        return board.get("columns")
                .valueStream()
                .flatMap(column -> column.get("tasks").valueStream())
                .map(task -> task.get("dueAt").asString())
                .toList();
    }

    private static Stream<String> sentences(Api api, String path) throws Exception {
        return Shown.texts(api.get(path).ok().json().get("items"), "sentence").stream();
    }
}
