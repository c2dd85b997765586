package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.id.UuidV7;
import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** To who is not in the workspace, nothing in it exists: not now, not in the past, not by id, not by guessing. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
    private static final String MAPPING = """
            board:  { externalId: board }
            task:   { externalId: task, title: "{task}" }
            at:     at
            column: column
            """;

    private ServerProcess server;
    private Api owner;
    private Api stranger;
    private String workspace;
    private TestBoard board;
    private String task;
    private String importId;
    private String ownerId;
    private long position;

    @BeforeAll
    void twoPeople(ServerProcess server, @TempDir Path folder) throws Exception {
        this.server = server;
        owner = Api.registered(server);
        stranger = Api.registered(server);
        workspace = owner.createWorkspace("Secret workspace");
        Path log = Files.writeString(
                folder.resolve("log.csv"), "task,at,board,column\nT-1,2025-01-01T00:00:00Z,secret,To do\n");
        JsonNode report = owner.importLog(workspace, log, MAPPING, "stop", Duration.ofMinutes(1));
        assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("COMPLETED");
        importId = report.get("id").asString();
        board = owner.createBoard(workspace, "Secret board", "To do", "Done");
        Answer made = owner.createTask(board, 0, "Secret task");
        task = made.id();
        ownerId = owner.get("/me").ok().id();
        position = owner.patch("/tasks/" + task, Map.of("title", "Secret title"))
                .ok()
                .position();
        owner.board(board.id(), position);
    }

    /** What one may ask for, with ids that may be somebody's or nobody's. */
    private static List<String> questions(
            String workspace, String board, String column, String task, String importId, String moment, long position) {
        List<String> questions = new ArrayList<>(List.of(
                "/workspaces/" + workspace,
                "/imports/" + importId,
                "/boards/" + board + "/activity",
                "/boards/" + board + "/activity?task=" + task,
                "/boards/" + board + "/replay?from=" + moment + "&to=" + moment,
                "/tasks/" + task + "/history",
                "/tasks/" + task + "/versions/1"));
        for (String past : List.of("", "?asOf=" + moment, "?asOfPosition=" + position, "?knownAt=" + moment)) {
            questions.add("/workspaces/" + workspace + "/members" + past);
            questions.add("/workspaces/" + workspace + "/boards" + past);
            questions.add("/boards/" + board + past);
            questions.add("/boards/" + board + "/replay" + past);
            questions.add("/boards/" + board + "/tasks" + past);
            questions.add("/boards/" + board + "/columns/" + column + "/tasks" + past);
            questions.add("/tasks/" + task + past);
        }
        return questions;
    }

    private List<String> secretQuestions() throws Exception {
        return questions(
                workspace, board.id(), board.columns().getFirst(), task, importId, momentOfTheTask(), position);
    }

    private String momentOfTheTask() throws Exception {
        return owner.get("/tasks/" + task).ok().json().get("createdAt").asString();
    }

    @Test
    void aMemberGetsAnAnswerToEveryQuestion() throws Exception {
        for (String question : secretQuestions()) {
            owner.get(question).ok();
        }
    }

    @Test
    void aStrangerIsToldTheSameAsOfThingsThatAreNot() throws Exception {
        List<String> secret = secretQuestions();
        String nobody = UuidV7.next().toString();
        List<String> guessed = questions(nobody, nobody, nobody, nobody, nobody, momentOfTheTask(), position);
        for (int i = 0; i < secret.size(); i++) {
            Answer refusal = stranger.get(secret.get(i)).refused(404, "not-found");
            Answer guess = stranger.get(guessed.get(i)).refused(404, "not-found");
            assertThat(withoutInstance(refusal)).isEqualTo(withoutInstance(guess));
            assertThat(refusal.text()).doesNotContain("Secret");
            assertThat(headers(refusal)).isEqualTo(headers(guess));
        }
    }

    /** But for that a connection ends after so many requests. */
    private static Set<String> headers(Answer answer) {
        Set<String> names = new TreeSet<>(answer.headers().map().keySet());
        names.remove("connection");
        return names;
    }

    private static JsonNode withoutInstance(Answer answer) {
        ObjectNode problem = (ObjectNode) answer.json();
        problem.remove("instance");
        return problem;
    }

    @Test
    void aStrangersListsAreEmptyNowAndThen() throws Exception {
        Api newcomer = Api.registered(server);
        for (String past : List.of("", "?asOf=" + momentOfTheTask(), "?asOfPosition=" + position)) {
            assertThat(newcomer.get("/workspaces" + past)
                            .ok()
                            .json()
                            .get("items")
                            .isEmpty())
                    .isTrue();
        }
    }

    @Test
    void aStrangerMakesUseOfNothingAMemberHolds() throws Exception {
        String etag = owner.get(board.path()).ok().header("ETag");
        stranger.send("GET", board.path(), null, "If-None-Match", etag).refused(404, "not-found");
        String key = UuidV7.next().toString();
        Map<String, String> body = Map.of("title", "Secret title");
        owner.send("PATCH", "/tasks/" + task, body, "Idempotency-Key", key).ok();
        stranger.send("PATCH", "/tasks/" + task, body, "Idempotency-Key", key).refused(404, "not-found");
    }

    private record Act(String method, String path, @Nullable Object body) {}

    private List<Act> acts() {
        String column = board.path() + "/columns/" + board.columns().getFirst();
        Map<String, Object> name = Map.of("name", "Mine");
        return List.of(
                new Act("PATCH", "/workspaces/" + workspace, name),
                new Act("POST", "/workspaces/" + workspace + "/boards", name),
                new Act("PATCH", board.path(), name),
                new Act("POST", board.path() + "/columns", name),
                new Act("PATCH", column, name),
                new Act(
                        "POST",
                        column + "/move",
                        Map.of("after", board.columns().getLast())),
                new Act("DELETE", board.path() + "/columns/" + board.columns().getLast(), null),
                new Act(
                        "POST",
                        board.path() + "/tasks",
                        Map.of("title", "Mine", "columnId", board.columns().getFirst())),
                new Act("PATCH", "/tasks/" + task, Map.of("title", "Mine")),
                new Act(
                        "POST",
                        "/tasks/" + task + "/move",
                        Map.of("columnId", board.columns().getLast())),
                new Act("POST", "/tasks/" + task + "/archive", null),
                new Act("POST", "/tasks/" + task + "/restore", null),
                new Act("PUT", "/tasks/" + task + "/assignees/" + ownerId, null),
                new Act("DELETE", "/tasks/" + task + "/assignees/" + ownerId, null),
                new Act("PUT", "/tasks/" + task + "/dependencies/" + task, null),
                new Act("DELETE", "/tasks/" + task + "/dependencies/" + task, null),
                new Act("POST", column + "/archive", null),
                new Act("POST", column + "/restore", null),
                new Act("POST", board.path() + "/archive", null),
                new Act("POST", board.path() + "/restore", null),
                new Act("POST", board.path() + "/commands", List.of(Map.of("op", "archiveTask", "taskId", task))),
                new Act(
                        "POST",
                        board.path() + "/commands?atomic=true",
                        List.of(Map.of("op", "archiveTask", "taskId", task))),
                new Act("POST", "/imports/" + importId + "/cancel", null),
                new Act("POST", "/imports/" + importId + "/resume", null));
    }

    @Test
    void aStrangerChangesNothing() throws Exception {
        long head = server.head();
        for (Act act : acts()) {
            stranger.send(act.method(), act.path(), act.body()).refused(404, "not-found");
        }
        stranger.upload(workspace, "log.csv", BodyPublishers.ofString("task,at\n"), MAPPING, "stop")
                .refused(404, "not-found");
        assertThat(server.head()).isEqualTo(head);
    }

    @Test
    void whoIsRemovedLosesPresentAndPastWithTheNextRequest() throws Exception {
        Api member = Api.registered(server);
        Invitation.join(server, owner, workspace, member, "MEMBER");
        for (String question : secretQuestions()) {
            member.get(question).ok();
        }
        String etag = member.get(board.path()).ok().header("ETag");
        String id = member.get("/me").ok().id();
        Answer removed =
                owner.delete("/workspaces/" + workspace + "/members/" + id).ok();

        for (String question : secretQuestions()) {
            member.get(question).refused(404, "not-found");
        }
        member.send("GET", board.path(), null, "If-None-Match", etag).refused(404, "not-found");
        // Who was there then is told still, to those who are there now.
        String people = "/workspaces/" + workspace + "/members";
        assertThat(owner.get(people).ok().text()).doesNotContain(id);
        assertThat(owner.get(people + "?asOfPosition=" + (removed.position() - 1))
                        .ok()
                        .text())
                .contains(id);
    }

    @Test
    void whatIsDeletedIsGoneForAllUntilItIsRestored() throws Exception {
        String doomed = owner.createWorkspace("Doomed");
        TestBoard inIt = owner.createBoard(doomed, "Doomed", "To do");
        owner.delete("/workspaces/" + doomed).ok();

        for (String past : List.of("", "?asOf=" + inIt.began())) {
            owner.get(inIt.path() + past).refused(404, "not-found");
            owner.get("/workspaces/" + doomed + "/members" + past).refused(404, "not-found");
            assertThat(owner.get("/workspaces" + past).ok().text()).doesNotContain(doomed);
        }

        owner.post("/workspaces/" + doomed + "/restore", Map.of()).ok();
        owner.get(inIt.path()).ok();
    }

    @Test
    void invitationsAreSeenByThoseWhoMaySendThem() throws Exception {
        String email = "invited-" + UuidV7.next() + "@taskflow.example";
        String invitation = Invitation.invite(owner, workspace, email, "GUEST");
        String list = "/workspaces/" + workspace + "/invitations";
        JsonNode shown = owner.get(list).ok().json().get("items");
        assertThat(shown.valueStream().filter(item -> item.get("id").asString().equals(invitation)))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.get("email").asString()).isEqualTo(email);
                    assertThat(item.get("role").asString()).isEqualTo("GUEST");
                    assertThat(item.get("expired").asBoolean()).isFalse();
                });
        owner.delete("/invitations/" + invitation).ok();
        assertThat(owner.get(list).ok().text()).doesNotContain(email);
        stranger.get(list).refused(404, "not-found");
    }

    @Test
    void anAuditorReadsEverythingAndChangesNothing() throws Exception {
        Api auditor = Api.registered(server);
        String id = auditor.get("/me").ok().id();
        Api admin = Api.admin(server);
        admin.put("/admin/users/" + id + "/roles/AUDITOR").ok();
        String imports = "/imports/";
        for (String question : secretQuestions()) {
            if (!question.startsWith(imports)) {
                auditor.get(question).ok();
            }
        }
        assertThat(auditor.get("/workspaces?limit=200").ok().text()).contains(workspace);
        long head = server.head();
        for (Act act : acts()) {
            assertThat(auditor.send(act.method(), act.path(), act.body()).status())
                    .as(act.toString())
                    .isIn(403, 404);
        }
        assertThat(server.head()).isEqualTo(head);

        admin.delete("/admin/users/" + id + "/roles/AUDITOR").ok();
        for (String question : secretQuestions()) {
            auditor.get(question).refused(404, "not-found");
        }
    }

    @Test
    void whoHasNoTokenIsAskedForOne() throws Exception {
        Api nobody = Api.anonymous(server);
        long head = server.head();
        for (String question : secretQuestions()) {
            nobody.get(question).refused(401, "unauthenticated");
        }
        for (Act act : acts()) {
            nobody.send(act.method(), act.path(), act.body()).refused(401, "unauthenticated");
        }
        for (String path : List.of("/workspaces", "/me", "/admin/projections")) {
            nobody.get(path).refused(401, "unauthenticated");
        }
        assertThat(server.head()).isEqualTo(head);
    }

    @Test
    void whatIsOnesOwnDoesNotReachIntoWhatIsNot() throws Exception {
        TestBoard own = stranger.createBoard(stranger.createWorkspace("Own"), "Own", "To do", "Done");
        String mine = stranger.createTask(own, 0, "Mine").id();
        stranger.createTask(own, 1, "First in the other column");
        long head = server.head();
        String foreignColumn = board.columns().getFirst();
        stranger.post(own.path() + "/tasks", Map.of("title", "In", "columnId", foreignColumn))
                .refused(422, "unknown-column");
        stranger.post("/tasks/" + mine + "/move", Map.of("columnId", foreignColumn))
                .refused(422, "unknown-column");
        stranger.patch(own.path() + "/columns/" + foreignColumn, Map.of("name", "Mine"))
                .refused(404, "not-found");
        stranger.get(own.path() + "/columns/" + foreignColumn + "/tasks").refused(404, "not-found");
        stranger.put("/tasks/" + mine + "/assignees/" + ownerId).refused(422, "unknown-member");
        assertThat(server.head()).isEqualTo(head);

        // A neighbour that one may not see is like one that is gone: the end of the column.
        Map<String, String> move = Map.of("columnId", own.columns().getLast(), "before", task);
        Answer moved = stranger.post("/tasks/" + mine + "/move", move).ok();
        JsonNode column =
                stranger.board(own.id(), moved.position()).get("columns").get(1);
        assertThat(column.get("tasks").get(1).get("id").asString()).isEqualTo(mine);
    }

    @Test
    void onlyAdministratorsLookAtProjections() throws Exception {
        stranger.get("/admin/projections").refused(403, "forbidden");
        stranger.post("/admin/projections/board/rebuild", Map.of()).refused(403, "forbidden");
        Api.admin(server).get("/admin/projections").ok();
    }

    @Test
    void theFirstAdministratorSeesBoardsOnlyAsTheMemberTheyAre() throws Exception {
        Api admin = Api.admin(server);
        for (String question : secretQuestions()) {
            admin.get(question).refused(404, "not-found");
        }
    }
}
