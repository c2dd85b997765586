package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.id.UuidV7;
import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tasks that go to another board of their workspace. */
@ExtendWith(RunningServer.class)
class MovesAcrossBoardsTest {
    private static final String PATIENT = "waitMs=30000&minPosition=";

    @Test
    void allOfATaskGoesAlongAndThePastOfBothBoardsStays(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String workspace = api.createWorkspace("Across");
        TestBoard old = api.createBoard(workspace, "Old", "To do", "Done");
        TestBoard other = api.createBoard(workspace, "Other", "Doing", "Done");
        String me = api.get("/me").ok().id();
        api.createTask(other, 0, "there already");
        String bug = label(api, old, "Bug");
        String odd = label(api, old, "Odd");
        String otherBug = label(api, other, "bug");
        field(api, old, "team", "TEXT");
        field(api, old, "size", "NUMBER");
        field(api, other, "Team", "TEXT");
        field(api, other, "size", "TEXT");
        String id = UuidV7.next().toString();
        Map<String, Object> body = new HashMap<>(Map.of(
                "id",
                id,
                "columnId",
                old.columns().getFirst(),
                "title",
                "Paint the fence",
                "description",
                "*all* of it ".repeat(20),
                "assignees",
                List.of(me),
                "labels",
                List.of(bug, odd),
                "priority",
                "HIGH",
                "startAt",
                "2126-03-28T08:00:00Z",
                "dueAt",
                "2126-03-30T08:00:00Z",
                "fields",
                Map.of("team", "A", "size", "5")));
        body.put("externalId", "X-1");
        api.post(old.path() + "/tasks", body).ok();
        String task = "/tasks/" + id;
        String list = task + "/checklists/"
                + api.post(task + "/checklists", Map.of("name", "Steps")).ok().id();
        String item =
                api.post(list + "/items", Map.of("text", "Buy paint")).ok().id();
        api.patch(list + "/items/" + item, Map.of("done", true)).ok();
        String blocker = api.createTask(old, 0, "Buy paint").id();
        api.put(task + "/dependencies/" + blocker).ok();
        api.send("PUT", task + "/recurrence", Map.of("unit", "DAY", "timeZone", "Europe/Berlin"))
                .ok();
        api.put(task + "/watchers/" + me).ok();
        String first = api.post(task + "/comments", Map.of("text", "Which cockatoo green?"))
                .ok()
                .id();
        String gone =
                api.post(task + "/comments", Map.of("text", "Never mind")).ok().id();
        api.delete("/comments/" + gone).ok();
        Answer before = api.patch("/comments/" + first, Map.of("text", "Which fence green?"))
                .ok();
        JsonNode stood = api.get(task + "?" + PATIENT + before.position()).ok().json();
        JsonNode oldBefore = api.board(old.id(), before.position());
        JsonNode otherBefore = api.board(other.id(), before.position());

        Answer moved = move(api, id, other, 0).ok();

        assertThat(moved.version()).isEqualTo(stood.get("version").asLong() + 2);
        JsonNode stands = api.get(task + "?" + PATIENT + moved.position()).ok().json();
        assertThat(stands.get("boardId").asString()).isEqualTo(other.id());
        assertThat(stands.get("columnId").asString()).isEqualTo(other.columns().getFirst());
        assertThat(stands.get("number").asInt()).isEqualTo(2);
        assertThat(stands.get("externalId").asString()).isEqualTo("X-1");
        assertThat(texts(stands.get("labels"))).containsExactly(otherBug);
        assertThat(stands.get("fields")).isEqualTo(tree(Map.of("Team", "A")));
        for (String same : List.of(
                "title",
                "description",
                "assignees",
                "priority",
                "startAt",
                "dueAt",
                "dueDone",
                "checklists",
                "checklist",
                "dependencies",
                "watchers",
                "comments",
                "createdAt",
                "createdBy")) {
            assertThat(stands.get(same)).as(same).isEqualTo(stood.get(same));
        }
        assertThat(stands.at("/recurrence/columnId").asString())
                .isEqualTo(other.columns().getFirst());
        assertThat(tasks(api.board(old.id(), moved.position()))).containsExactly(blocker);
        assertThat(tasks(api.board(other.id(), moved.position()))).hasSize(2).contains(id);

        // The past of both is what it was, by any way.
        String then = "?asOf=" + before.at();
        assertThat(columns(api, old.path() + then)).isEqualTo(oldBefore.get("columns"));
        assertThat(columns(api, old.path() + "/replay" + then)).isEqualTo(oldBefore.get("columns"));
        assertThat(columns(api, other.path() + then)).isEqualTo(otherBefore.get("columns"));
        assertThat(api.get(task + then).ok().json().get("boardId").asString()).isEqualTo(old.id());
        for (String past : List.of("asOf=" + moved.at(), "asOfPosition=" + moved.position())) {
            for (TestBoard board : List.of(old, other)) {
                assertThat(api.get(board.path() + "?" + past).ok().json())
                        .isEqualTo(
                                api.get(board.path() + "/replay?" + past).ok().json());
                assertThat(columns(api, board.path() + "?" + past))
                        .isEqualTo(api.board(board.id(), moved.position()).get("columns"));
            }
            assertThat(api.get(task + "?" + past).ok().json()).isEqualTo(stands);
        }
        api.get(task + "?asOfPosition=" + (moved.position() - 1)).refused(404, "not-found");

        // Versions, comments and words.
        JsonNode left =
                api.get(task + "/versions/" + (moved.version() - 1)).ok().json();
        for (String same : List.of("boardId", "number", "labels", "fields", "comments", "watchers", "assignees")) {
            assertThat(left.get(same)).as(same).isEqualTo(stood.get(same));
        }
        assertThat(api.get(task + "/versions/1").ok().json().get("number")).isEqualTo(stood.get("number"));
        assertThat(api.get(task + "/versions/" + moved.version()).ok().json()).isEqualTo(stands);
        assertThat(said(api, task, "")).containsExactly("Which fence green?");
        assertThat(said(api, task, "?asOf=" + before.at())).containsExactly("Which fence green?");
        assertThat(found(api, "fence", other)).containsExactlyInAnyOrder(id, first);
        assertThat(found(api, "fence", old)).isEmpty();
        assertThat(items(api, "/me/tasks?board=" + other.id())).containsExactly(id);
        assertThat(sentences(api, task + "/history"))
                .endsWith(
                        "moved “Paint the fence” to another board, without the label “Odd”, the field “size”",
                        "moved “Paint the fence” from another board to “Doing”");
        assertThat(sentences(api, old.path() + "/activity"))
                .startsWith("moved “Paint the fence” to another board, without the label “Odd”, the field “size”");
        assertThat(sentences(api, other.path() + "/activity"))
                .startsWith("moved “Paint the fence” from another board to “Doing”");
        assertThat(last(api, old)).isEqualTo(history(api, task, moved.version() - 1));
        assertThat(last(api, other)).isEqualTo(history(api, task, moved.version()));

        // Its comments are of the new board, and go on.
        Answer edited = api.patch("/comments/" + first, Map.of("text", "Which other green?"))
                .ok();
        Answer added = api.post(task + "/comments", Map.of("text", "Any green")).ok();
        assertThat(api.get(task + "?" + PATIENT + added.position())
                        .ok()
                        .json()
                        .get("comments")
                        .asInt())
                .isEqualTo(2);
        assertThat(said(api, task, "")).containsExactly("Which other green?", "Any green");
        assertThat(said(api, task, "?asOf=" + moved.at())).containsExactly("Which fence green?");
        assertThat(edited.version()).isEqualTo(3);
        api.delete("/comments/" + first).ok();

        // The id in the other system is free on the old board, whose next number was never given.
        Map<String, Object> again =
                new HashMap<>(Map.of("columnId", old.columns().getFirst(), "title", "Again", "externalId", "X-1"));
        Answer next = api.post(old.path() + "/tasks", again).ok();
        assertThat(api.get("/tasks/" + next.id() + "?" + PATIENT + next.position())
                        .ok()
                        .json()
                        .get("number")
                        .asInt())
                .isEqualTo(3);
        move(api, next.id(), other, 0).refused(409, "external-id-taken");
        move(api, id, old, 0).refused(409, "external-id-taken");
    }

    @Test
    void aTaskComesBackAndARebuildAgrees(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String workspace = api.createWorkspace("There and back");
        TestBoard one = api.createBoard(workspace, "One", "To do");
        TestBoard two = api.createBoard(workspace, "Two", "To do");
        String id = api.createTask(one, 0, "wanders").id();
        String me = api.get("/me").ok().id();
        api.put("/tasks/" + id + "/assignees/" + me).ok();
        api.post("/tasks/" + id + "/comments", Map.of("text", "on one")).ok();
        Answer there = move(api, id, two, 0).ok();
        api.post("/tasks/" + id + "/comments", Map.of("text", "on two")).ok();
        Answer back = move(api, id, one, 0).ok();
        String other = api.createTask(one, 0, "stays away").id();
        Answer last = move(api, other, two, 0).ok();

        JsonNode shown =
                api.get("/tasks/" + id + "?" + PATIENT + back.position()).ok().json();
        assertThat(shown.get("boardId").asString()).isEqualTo(one.id());
        assertThat(shown.get("number").asInt()).isEqualTo(2);
        assertThat(said(api, "/tasks/" + id, "")).containsExactly("on one", "on two");
        assertThat(api.get("/tasks/" + id + "?asOf=" + there.at())
                        .ok()
                        .json()
                        .get("boardId")
                        .asString())
                .isEqualTo(two.id());
        List<JsonNode> boards = new ArrayList<>();
        for (TestBoard board : List.of(one, two)) {
            boards.add(api.board(board.id(), last.position()));
        }

        Rebuild rebuild = Rebuild.of(api, "board", Duration.ofMinutes(2));

        assertThat(rebuild.differences(server)).isEmpty();
        for (int i = 0; i < 2; i++) {
            String path = List.of(one, two).get(i).path();
            assertThat(columns(api, path)).isEqualTo(boards.get(i).get("columns"));
            assertThat(columns(api, path + "/replay?asOf=" + last.at()))
                    .isEqualTo(boards.get(i).get("columns"));
        }
        assertThat(said(api, "/tasks/" + id, "")).containsExactly("on one", "on two");
    }

    @Test
    void itTakesTheRightToChangeBoth(ServerProcess server) throws Exception {
        Api owner = Api.registered(server);
        Api guest = Api.registered(server);
        Api stranger = Api.registered(server);
        String workspace = owner.createWorkspace("Rights on both");
        Invitation.join(server, owner, workspace, guest, "GUEST");
        String guestId = guest.get("/me").ok().id();
        TestBoard from = owner.createBoard(workspace, "From", "To do");
        TestBoard to = owner.createBoard(workspace, "To", "To do");
        String task = owner.createTask(from, 0, "task").id();
        String elsewhere = owner.createWorkspace("Elsewhere");
        TestBoard foreign = owner.createBoard(elsewhere, "Foreign", "To do");
        TestBoard unseen = stranger.createBoard(stranger.createWorkspace("Theirs"), "Unseen", "To do");

        add(owner, from, guestId, "EDITOR");
        move(guest, task, to, 0).refused(422, "invalid", "/boardId", "exists");
        move(owner, task, unseen, 0).refused(422, "invalid", "/boardId", "exists");
        move(owner, task, foreign, 0).refused(422, "invalid", "/boardId", "same-workspace");
        add(owner, to, guestId, "VIEWER");
        move(guest, task, to, 0).refused(403, "forbidden");
        add(owner, to, guestId, "EDITOR");
        add(owner, from, guestId, "VIEWER");
        move(guest, task, to, 0).refused(403, "forbidden");
        owner.delete(from.path() + "/members/" + guestId).ok();
        move(guest, task, to, 0).refused(404, "not-found");
        move(stranger, task, to, 0).refused(404, "not-found");
        add(owner, from, guestId, "EDITOR");

        Map<String, Object> mixed =
                Map.of("boardId", to.id(), "columnId", from.columns().getFirst());
        guest.post("/tasks/" + task + "/move", mixed).refused(422, "unknown-column", "/columnId", "exists");
        owner.post(to.path() + "/archive", null).ok();
        move(guest, task, to, 0).refused(409, "archived");
        owner.post(to.path() + "/restore", null).ok();
        owner.post("/tasks/" + task + "/archive", null).ok();
        move(guest, task, to, 0).refused(409, "archived");
        owner.post("/tasks/" + task + "/restore", null).ok();
        move(guest, task, to, 0).ok();
    }

    @Test
    void whoSeesOnlyOneOfBothSeesOnlyWhatWasThere(ServerProcess server) throws Exception {
        Api owner = Api.registered(server);
        Api left = Api.registered(server);
        Api right = Api.registered(server);
        String workspace = owner.createWorkspace("One of both");
        Invitation.join(server, owner, workspace, left, "GUEST");
        Invitation.join(server, owner, workspace, right, "GUEST");
        String leftId = left.get("/me").ok().id();
        TestBoard from = owner.createBoard(workspace, "From", "To do");
        TestBoard to = owner.createBoard(workspace, "To", "To do");
        add(owner, from, leftId, "EDITOR");
        add(owner, to, right.get("/me").ok().id(), "EDITOR");
        Answer made = owner.createTask(from, 0, "Feed the axolotl");
        String task = "/tasks/" + made.id();
        owner.put(task + "/assignees/" + leftId).ok();
        String comment = owner.post(task + "/comments", Map.of("text", "The axolotl is hungry"))
                .ok()
                .id();
        Answer before = owner.patch(task, Map.of("priority", "HIGH")).ok();
        left.get(task + "?" + PATIENT + before.position()).ok();
        right.get(task).refused(404, "not-found");

        Answer moved = move(owner, made.id(), to, 0).ok();

        JsonNode shown = right.get(task + "?" + PATIENT + moved.position()).ok().json();
        assertThat(shown.get("assignees").isEmpty()).isTrue();
        assertThat(said(right, task, "")).containsExactly("The axolotl is hungry");
        assertThat(found(right, "axolotl", to)).containsExactlyInAnyOrder(made.id(), comment);
        assertThat(sentences(right, task + "/history"))
                .containsExactly("moved “Feed the axolotl” from another board to “To do”");
        right.get(task + "/versions/" + moved.version()).ok();
        right.get(task + "/versions/1").refused(404, "not-found");
        right.get(task + "?asOf=" + before.at()).refused(404, "not-found");
        right.get(task + "/comments?asOf=" + before.at()).refused(404, "not-found");
        JsonNode stale = right.send("PATCH", task, Map.of("title", "Mine"), "If-Match", "\"1\"")
                .refused(412, "stale")
                .json();
        assertThat(stale.get("events")
                        .valueStream()
                        .map(event -> event.get("type").asString()))
                .containsExactly("task.joined");

        for (String question : List.of(
                task, task + "/comments", task + "/history", task + "/versions/1", task + "?asOf=" + moved.at())) {
            left.get(question).refused(404, "not-found");
        }
        assertThat(left.get(task + "?asOf=" + before.at())
                        .ok()
                        .json()
                        .get("priority")
                        .asString())
                .isEqualTo("HIGH");
        assertThat(said(left, task, "?asOf=" + before.at())).containsExactly("The axolotl is hungry");
        assertThat(items(left, "/search?q=axolotl&" + PATIENT + moved.position()))
                .isEmpty();
        assertThat(items(left, "/me/tasks")).isEmpty();
        assertThat(sentences(left, from.path() + "/activity").getFirst())
                .startsWith("moved “Feed the axolotl” to another board, without ");
        assertThat(left.get(from.path() + "/replay").ok().text())
                .contains("task.left")
                .doesNotContain(to.id());
        assertThat(left.get(from.path() + "/activity").ok().text()).doesNotContain(to.id());
        assertThat(right.get(to.path() + "/replay").ok().text())
                .contains("task.joined")
                .doesNotContain(from.id());
        assertThat(right.get(task + "/history").ok().text()).doesNotContain(from.id());
        assertThat(stale.toString()).doesNotContain(from.id());
        owner.patch("/comments/" + comment, Map.of("text", "It was hungry")).ok();
        assertThat(owner.send("PATCH", "/comments/" + comment, Map.of("text", "x"), "If-Match", "\"1\"")
                        .refused(412, "stale")
                        .json()
                        .get("events")
                        .size())
                .isEqualTo(1);
        left.patch(task, Map.of("title", "Mine")).refused(404, "not-found");
        left.patch("/comments/" + comment, Map.of("text", "Mine")).refused(404, "not-found");
    }

    @Test
    void limitsOfTheOtherBoardHold(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String workspace = api.createWorkspace("Limits across");
        TestBoard from = api.createBoard(workspace, "From", "To do");
        TestBoard to = api.createBoard(workspace, "To", "Doing");
        String doing = to.columns().getFirst();
        api.patch(to.path() + "/columns/" + doing, Map.of("wipLimit", 2, "wipPolicy", "BLOCK"))
                .ok();
        List<String> tasks = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            tasks.add(api.createTask(from, 0, "task " + i).id());
        }

        List<Answer> answers = Clients.atOnce(16, client -> () -> move(api, tasks.get(client), to, 0));

        assertThat(answers.stream().filter(Answer::good)).hasSize(2);
        answers.stream().filter(answer -> !answer.good()).forEach(answer -> answer.refused(409, "wip-limit"));
        api.delete(from.path() + "/columns/" + from.columns().getFirst()).refused(409, "column-not-empty");
        api.patch(to.path() + "/columns/" + doing, Map.of("wipPolicy", "WARN")).ok();
        for (String task : tasks) {
            move(api, task, to, 0).ok();
        }
        // Nothing counts as being in it any more.
        Answer emptied = api.delete(from.path() + "/columns/" + from.columns().getFirst())
                .ok();
        assertThat(api.board(to.id(), emptied.position())
                        .at("/columns/0/taskCount")
                        .asInt())
                .isEqualTo(16);
    }

    @Test
    void ofTwoMovesToTwoBoardsOneHoldsOrTheLastDoes(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String workspace = api.createWorkspace("Two moves");
        TestBoard from = api.createBoard(workspace, "From", "To do");
        List<TestBoard> to =
                List.of(api.createBoard(workspace, "One", "To do"), api.createBoard(workspace, "Two", "To do"));
        for (int round = 0; round < 20; round++) {
            Answer made = api.createTask(from, 0, "task");
            String path = "/tasks/" + made.id() + "/move";
            boolean matched = round % 2 == 0;
            List<Answer> answers = Clients.atOnce(2, client -> () -> {
                Map<String, Object> body = body(to.get(client), 0);
                return matched ? api.send("POST", path, body, "If-Match", made.header("ETag")) : api.post(path, body);
            });

            List<Answer> held = answers.stream().filter(Answer::good).toList();
            assertThat(held).hasSize(matched ? 1 : 2);
            answers.stream().filter(answer -> !answer.good()).forEach(answer -> answer.refused(412, "stale"));
            Answer last = held.stream()
                    .max((one, two) -> Long.compare(one.position(), two.position()))
                    .orElseThrow();
            TestBoard winner = to.get(answers.indexOf(last));
            assertThat(api.get("/tasks/" + made.id() + "?" + PATIENT + last.position())
                            .ok()
                            .json()
                            .get("boardId")
                            .asString())
                    .isEqualTo(winner.id());
            long places = Stream.of(from, to.getFirst(), to.getLast())
                    .filter(board -> {
                        try {
                            return tasks(api.board(board.id(), last.position())).contains(made.id());
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .count();
            assertThat(places).isEqualTo(1);
        }
    }

    @Test
    void commentsOfTheSameMomentGoAlong(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String workspace = api.createWorkspace("Comments go along");
        TestBoard one = api.createBoard(workspace, "One", "To do");
        TestBoard two = api.createBoard(workspace, "Two", "To do");
        String id = api.createTask(one, 0, "task").id();
        int clients = 24;
        List<Answer> answers = Clients.atOnce(
                clients,
                client -> () -> client % 3 == 0
                        ? move(api, id, client % 2 == 0 ? two : one, 0).ok()
                        : api.post("/tasks/" + id + "/comments", Map.of("text", "comment " + client))
                                .ok());

        long last = answers.stream().mapToLong(Answer::position).max().orElseThrow();
        assertThat(api.get("/tasks/" + id + "?" + PATIENT + last)
                        .ok()
                        .json()
                        .get("comments")
                        .asInt())
                .isEqualTo(clients * 2 / 3);
        assertThat(said(api, "/tasks/" + id, "")).hasSize(clients * 2 / 3);
    }

    @Test
    void aRepetitionAnswersAsTheFirstTimeAndSeveralGoAtOnce(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String workspace = api.createWorkspace("Several across");
        TestBoard from = api.createBoard(workspace, "From", "To do");
        TestBoard to = api.createBoard(workspace, "To", "To do", "Done");
        String task = api.createTask(from, 0, "task").id();
        String path = "/tasks/" + task + "/move";
        Answer first =
                api.send("POST", path, body(to, 0), "Idempotency-Key", "across").ok();
        Answer again =
                api.send("POST", path, body(to, 0), "Idempotency-Key", "across").ok();
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        api.send("POST", path, body(to, 1), "Idempotency-Key", "across").refused(422, "idempotency-key-reused");
        assertThat(move(api, task, to, 0).ok().version()).isEqualTo(first.version());

        for (boolean atomic : List.of(false, true)) {
            List<String> some = new ArrayList<>();
            List<Map<String, Object>> commands = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                String id = api.createTask(from, 0, "some").id();
                some.add(id);
                api.post("/tasks/" + id + "/comments", Map.of("text", "one of some"))
                        .ok();
                Map<String, Object> command = new HashMap<>(body(to, 0));
                command.putAll(Map.of("op", "moveTask", "taskId", id));
                commands.add(command);
            }
            Answer sent = api.post(from.path() + "/commands?atomic=" + atomic, commands)
                    .ok();
            long position = Long.parseLong(sent.header("Taskflow-Position"));
            assertThat(sent.json()
                            .valueStream()
                            .map(answer -> answer.get("status").asInt()))
                    .containsOnly(200);
            assertThat(tasks(api.board(to.id(), position))).containsAll(some);
            assertThat(tasks(api.board(from.id(), position))).isEmpty();
        }
    }

    private static Map<String, Object> body(TestBoard board, int column) {
        return Map.of("boardId", board.id(), "columnId", board.columns().get(column));
    }

    private static Answer move(Api api, String task, TestBoard board, int column) throws Exception {
        return api.post("/tasks/" + task + "/move", body(board, column));
    }

    private static void add(Api owner, TestBoard board, String person, String role) throws Exception {
        owner.send("PUT", board.path() + "/members/" + person, Map.of("role", role))
                .ok();
    }

    private static String label(Api api, TestBoard board, String name) throws Exception {
        return api.post(board.path() + "/labels", Map.of("name", name, "color", "red"))
                .ok()
                .id();
    }

    private static void field(Api api, TestBoard board, String name, String type) throws Exception {
        api.post(board.path() + "/fields", Map.of("name", name, "type", type)).ok();
    }

    private static JsonNode columns(Api api, String path) throws Exception {
        return api.get(path).ok().json().get("columns");
    }

    /** All open tasks of a board. */
    private static List<String> tasks(JsonNode board) {
        return board.get("columns")
                .valueStream()
                .flatMap(column -> column.get("tasks").valueStream())
                .map(card -> card.get("id").asString())
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode tree(Object value) {
        return JsonMapper.shared().valueToTree(value);
    }

    private static List<String> said(Api api, String task, String moment) throws Exception {
        return Shown.texts(api.get(task + "/comments" + moment).ok().json().get("items"), "text");
    }

    private static List<String> items(Api api, String path) throws Exception {
        return Shown.texts(api.get(path).ok().json().get("items"), "id");
    }

    private static List<String> found(Api api, String word, TestBoard board) throws Exception {
        return items(api, "/search?q=" + word + "&board=" + board.id());
    }

    /** Without whoever did it. */
    private static List<String> sentences(Api api, String path) throws Exception {
        return Shown.texts(api.get(path).ok().json().get("items"), "sentence").stream()
                .map(sentence ->
                        sentence.contains("moved “") ? sentence.substring(sentence.indexOf("moved “")) : sentence)
                .toList();
    }

    /** What the newest line of a board's activity tells as before and after. */
    private static List<JsonNode> last(Api api, TestBoard board) throws Exception {
        return told(api.get(board.path() + "/activity?limit=1").ok().json().at("/items/0"));
    }

    private static List<JsonNode> history(Api api, String task, long version) throws Exception {
        return told(api.get(task + "/history")
                .ok()
                .json()
                .get("items")
                .valueStream()
                .filter(line -> line.get("version").asLong() == version)
                .findFirst()
                .orElseThrow());
    }

    private static List<JsonNode> told(JsonNode line) {
        return List.of(line.get("before"), line.get("after"));
    }
}
