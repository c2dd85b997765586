package io.taskflow.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.http.CommandServer.Answer;
import io.taskflow.command.http.CommandServer.Person;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.workspace.MemberRole;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandApiTest {
    private static CommandServer server;
    private static Person ana;
    private static UUID workspace;
    private static UUID board;
    private static UUID todo;
    private static UUID done;

    @BeforeAll
    static void start() {
        server = CommandServer.start();
        ana = server.person();
        workspace = ana.workspace();
        board = ana.board(workspace);
        todo = ana.column(board, "Todo");
        done = ana.column(board, "Done");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void aTaskIsCreatedAndTheAnswerTellsWhereItIs() {
        Answer made = ana.post("/boards/" + board + "/tasks", """
                        {"columnId": "%s", "title": "Look at it", "description": "*now*", "assignees": ["%s", "%s"],
                         "priority": "HIGH", "dueAt": "2026-03-01T10:00:00.1234569+01:00", "fields": {"team": "V5 3rd", "size": null}}
                        """.formatted(todo, ana.id, ana.id))
                .expect(201);

        assertThat(made.header("Location")).isEqualTo("/api/v1/tasks/" + made.id());
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        assertThat(made.header("Taskflow-Position")).isEqualTo(Long.toString(made.position()));
        // In one piece: an answer sent in chunks has none.
        assertThat(made.header("Content-Length")).isNotEmpty();
        assertThat(made.version()).isEqualTo(1);
        assertThat(payload(made.position()))
                .contains(
                        "\"title\":\"Look at it\"",
                        "\"description\":\"*now*\"",
                        "\"assignees\":[\"" + ana.id + "\"]",
                        "\"priority\":\"HIGH\"",
                        "\"dueAt\":\"2026-03-01T09:00:00.123456Z\"",
                        "\"fields\":{\"team\":\"V5 3rd\"}");
        assertThat(server.sql()
                        .sql("SELECT convert_from(metadata, 'UTF8') FROM log.event WHERE position = ?")
                        .param(made.position())
                        .query(String.class)
                        .single())
                .contains("\"actor\":\"" + ana.id + "\"", "\"scope\":\"" + board + "\"")
                .doesNotContain("traceId");
        assertThat(server.sql()
                        .sql("SELECT scope = ? AND occurred_at = recorded_at FROM log.event WHERE position = ?")
                        .params(board.toString(), made.position())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aChangeAppendsWhatChangesAndNothingElse() {
        UUID task = ana.task(board, todo, "Title");

        Answer changed = ana.patch("/tasks/" + task, "{\"title\": \"New\", \"priority\": \"LOW\"}")
                .expect(200);
        Answer again = ana.patch("/tasks/" + task, "{\"title\": \"New\", \"priority\": \"LOW\"}")
                .expect(200);
        Answer nothing = ana.patch("/tasks/" + task, "{}").expect(200);

        assertThat(changed.version()).isEqualTo(3);
        assertThat(again.version()).isEqualTo(3);
        assertThat(nothing.version()).isEqualTo(3);
        assertThat(again.position()).isGreaterThanOrEqualTo(changed.position());
        assertThat(types(task)).containsExactly("task.created", "task.renamed", "task.prioritized");
        ana.call("PATCH", "/tasks/" + task, "{\"priority\": null}", "Content-Type", "application/merge-patch+json")
                .expect(200);
        assertThat(types(task)).hasSize(4);
    }

    @Test
    void aTaskLivesItsLife() {
        UUID bob = placeholder();
        UUID task = ana.task(board, todo, "Life");

        ana.post("/tasks/" + task + "/move", "{\"columnId\": \"" + done + "\"}").expect(200);
        ana.put("/tasks/" + task + "/assignees/" + bob).expect(200);
        assertThat(ana.put("/tasks/" + task + "/assignees/" + bob).expect(200).version())
                .isEqualTo(3);
        ana.delete("/tasks/" + task + "/assignees/" + bob).expect(200);
        ana.post("/tasks/" + task + "/archive", null).expect(200);
        ana.patch("/tasks/" + task, "{\"title\": \"No\"}").refused(409, "archived");
        ana.post("/tasks/" + task + "/move", "{\"columnId\": \"" + todo + "\"}").refused(409, "archived");
        assertThat(ana.post("/tasks/" + task + "/restore", null).expect(200).version())
                .isEqualTo(6);

        assertThat(types(task))
                .containsExactly(
                        "task.created",
                        "task.moved",
                        "task.assigned",
                        "task.unassigned",
                        "task.archived",
                        "task.restored");
    }

    @Test
    void aBoardLivesItsLife() {
        UUID own = ana.board(workspace, "A", "B");
        UUID column = ana.column(own, "C");

        assertThat(ana.patch("/boards/" + own, "{\"name\": \"New\"}")
                        .expect(200)
                        .version())
                .isEqualTo(5);
        Answer renamed = ana.patch("/boards/" + own + "/columns/" + column, "{\"name\": \"D\"}")
                .expect(200);
        assertThat(renamed.id()).isEqualTo(column);
        assertThat(renamed.version()).isEqualTo(6);
        assertThat(renamed.header("Location")).isEqualTo("/api/v1/boards/" + own + "/columns/" + column);
        ana.post("/boards/" + own + "/columns/" + column + "/move", "{\"before\": \"" + firstColumn(own) + "\"}")
                .expect(200);
        UUID task = ana.task(own, column, "In the way");
        ana.delete("/boards/" + own + "/columns/" + column).refused(409, "column-not-empty");
        ana.post("/tasks/" + task + "/archive", null).expect(200);
        ana.delete("/boards/" + own + "/columns/" + column).refused(409, "column-not-empty");
        ana.post("/tasks/" + task + "/restore", null).expect(200);
        ana.post("/tasks/" + task + "/move", "{\"columnId\": \"" + firstColumn(own) + "\"}")
                .expect(200);
        ana.delete("/boards/" + own + "/columns/" + column).expect(200);
        ana.delete("/boards/" + own + "/columns/" + column).refused(404, "not-found");
        ana.post("/boards/" + own + "/tasks", "{\"columnId\": \"" + column + "\", \"title\": \"Too late\"}")
                .refused(422, "unknown-column");
        ana.post("/tasks/" + task + "/move", "{\"columnId\": \"" + column + "\"}")
                .refused(422, "unknown-column");
    }

    @Test
    void aWorkspaceIsRenamedByThoseWhoRunIt() {
        UUID own = ana.post(
                        "/workspaces", "{\"name\": \"Team\", \"timeZone\": \"Europe/Berlin\", \"language\": \"de-ch\"}")
                .expect(201)
                .id();
        Person bob = server.person();
        server.join(own, bob, MemberRole.MEMBER);

        assertThat(ana.patch("/workspaces/" + own, "{\"name\": \"New\"}")
                        .expect(200)
                        .version())
                .isEqualTo(4);
        bob.patch("/workspaces/" + own, "{\"name\": \"Mine\"}").refused(403, "forbidden");
        bob.post("/workspaces/" + own + "/boards", "{\"name\": \"Board\"}").expect(201);
    }

    @Test
    void tasksStandWhereTheyArePut() {
        UUID own = ana.board(workspace);
        UUID column = ana.column(own, "Column");
        UUID other = ana.column(own, "Other");
        UUID a = ana.task(own, column, "a");
        UUID b = ana.task(own, column, "b");
        UUID c = ana.task(own, column, "c");
        assertThat(inOrder(column)).containsExactly(a, b, c);

        UUID d = ana.post(
                        "/boards/" + own + "/tasks",
                        "{\"columnId\": \"%s\", \"title\": \"d\", \"after\": \"%s\"}".formatted(column, a))
                .expect(201)
                .id();
        assertThat(inOrder(column)).containsExactly(a, d, b, c);
        move(c, column, "before", a, 2);
        assertThat(inOrder(column)).containsExactly(c, a, d, b);
        move(c, column, "before", a, 2);
        move(c, column, "after", c, 2);
        move(a, column, "after", c, 1);
        assertThat(inOrder(column)).containsExactly(c, a, d, b);
        move(a, column, "after", b, 2);
        assertThat(inOrder(column)).containsExactly(c, d, b, a);
        move(d, other, "after", b, 2);
        assertThat(inOrder(other)).containsExactly(d);
        // Neighbours that are elsewhere, archived, or never were: the end.
        move(c, column, "before", d, 3);
        assertThat(inOrder(column)).containsExactly(b, a, c);
        ana.post("/tasks/" + a + "/archive", null).expect(200);
        move(b, column, "before", a, 2);
        assertThat(inOrder(column)).containsExactly(c, b);
        move(c, column, "before", UuidV7.next(), 4);
        move(c, column, "before", UuidV7.next(), 4);
        assertThat(inOrder(column)).containsExactly(b, c);
        ana.post("/tasks/" + a + "/restore", null).expect(200);
        assertThat(inOrder(column)).containsExactly(b, c, a);
    }

    @Test
    void aColumnWhoseRanksGrewLongIsSpreadAnew() {
        UUID own = ana.board(workspace);
        UUID column = ana.column(own, "Column");
        UUID a = ana.task(own, column, "a");
        UUID b = ana.task(own, column, "b");
        UUID c = ana.task(own, column, "c");
        rank(a, "0" + "1".repeat(98) + "1");
        rank(b, "0" + "1".repeat(98) + "2");

        UUID between = ana.post(
                        "/boards/" + own + "/tasks",
                        "{\"columnId\": \"%s\", \"title\": \"d\", \"after\": \"%s\"}".formatted(column, a))
                .expect(201)
                .id();

        assertThat(inOrder(column)).containsExactly(a, between, b, c);
        assertThat(server.sql()
                        .sql("SELECT max(length(rank)) FROM command.task_place WHERE column_id = ?")
                        .param(column)
                        .query(Integer.class)
                        .single())
                .isLessThan(20);
        assertThat(types(a)).containsExactly("task.created", "task.moved");
        assertThat(ana.patch("/tasks/" + a, "{\"title\": \"New\"}").expect(200).version())
                .isEqualTo(3);
        assertThat(ana.task(own, column, "e")).isEqualTo(inOrder(column).getLast());
    }

    @Test
    void whoMayNotCreateATaskMovesNoOther() {
        UUID column = ana.column(board, "Crowded");
        UUID a = ana.task(board, column, "a");
        rank(a, "0" + "1".repeat(98) + "1");
        rank(ana.task(board, column, "b"), "0" + "1".repeat(98) + "2");

        server.person()
                .post(
                        "/boards/" + board + "/tasks",
                        "{\"columnId\": \"%s\", \"title\": \"c\", \"after\": \"%s\"}".formatted(column, a))
                .refused(404, "not-found");
        assertThat(types(a)).containsExactly("task.created");
    }

    private static void rank(UUID task, String rank) {
        server.sql()
                .sql("UPDATE command.task_place SET rank = ? WHERE task_id = ?")
                .params(rank, task)
                .update();
    }

    @Test
    void othersDoNotLearnWhatThereIs() {
        Person eve = server.person();
        UUID own = eve.workspace();
        UUID theirBoard = eve.board(own);
        UUID theirColumn = eve.column(theirBoard, "Theirs");
        UUID task = ana.task(board, todo, "Ours");
        String title = "{\"title\": \"x\"}";

        List<Answer> answers = List.of(
                eve.patch("/workspaces/" + workspace, "{\"name\": \"x\"}"),
                eve.post("/workspaces/" + workspace + "/boards", "{\"name\": \"x\"}"),
                eve.patch("/boards/" + board, "{\"name\": \"x\"}"),
                eve.post("/boards/" + board + "/columns", "{\"name\": \"x\"}"),
                eve.patch("/boards/" + board + "/columns/" + todo, "{\"name\": \"x\"}"),
                eve.delete("/boards/" + board + "/columns/" + todo),
                eve.post("/boards/" + board + "/columns/" + todo + "/move", "{}"),
                eve.post("/boards/" + board + "/tasks", "{\"columnId\": \"" + todo + "\", \"title\": \"x\"}"),
                eve.patch("/tasks/" + task, title),
                eve.post("/tasks/" + task + "/move", "{\"columnId\": \"" + theirColumn + "\"}"),
                eve.put("/tasks/" + task + "/assignees/" + eve.id),
                eve.delete("/tasks/" + task + "/assignees/" + ana.id),
                eve.post("/tasks/" + task + "/archive", null),
                eve.post("/tasks/" + task + "/restore", null),
                eve.patch("/tasks/" + board, title),
                eve.patch("/boards/" + task, "{\"name\": \"x\"}"),
                eve.patch("/tasks/" + UuidV7.next(), title));

        assertThat(answers).allSatisfy(answer -> {
            answer.refused(404, "not-found");
            assertThat(answer.body().get("detail"))
                    .isEqualTo(answers.getFirst().body().get("detail"));
        });
        // A column of somebody else's board is no column of one's own.
        UUID theirs = eve.task(theirBoard, theirColumn, "Theirs");
        eve.post("/tasks/" + theirs + "/move", "{\"columnId\": \"" + todo + "\"}")
                .refused(422, "unknown-column");
        eve.put("/tasks/" + theirs + "/assignees/" + ana.id).refused(422, "unknown-member");
        eve.post(
                        "/boards/" + theirBoard + "/tasks",
                        "{\"columnId\": \"%s\", \"title\": \"x\", \"assignees\": [\"%s\"]}"
                                .formatted(theirColumn, ana.id))
                .refused(422, "unknown-member");
        assertThat(types(task)).containsExactly("task.created");
        // What is no task is none for its owner either, cached or not.
        ana.patch("/tasks/" + board, title).refused(404, "not-found");
    }

    @Test
    void whoIsRemovedIsRefusedAtTheVeryNextRequest() {
        Person bob = server.person();
        UUID own = ana.workspace();
        UUID theBoard = ana.board(own);
        UUID column = ana.column(theBoard, "Column");
        server.join(own, bob, MemberRole.MEMBER);
        String claim = "role/" + own + "/" + bob.id + "/MEMBER";
        UUID task = bob.task(theBoard, column, "Mine");
        bob.post("/tasks/" + task + "/archive", null, "Idempotency-Key", "once").expect(200);

        server.sql().sql("DELETE FROM log.claim WHERE key = ?").param(claim).update();
        server.sql()
                .sql("DELETE FROM command.membership WHERE workspace_id = ? AND user_id = ?")
                .params(own, bob.id)
                .update();

        // Not by an event, not by nothing to do, not by a refusal, not by a receipt does he learn any more.
        bob.post("/tasks/" + task + "/restore", null).refused(404, "not-found");
        membership(own, bob, "MEMBER");
        bob.post("/tasks/" + task + "/archive", null).refused(404, "not-found");
        bob.patch("/tasks/" + task, "{\"title\": \"x\"}").refused(404, "not-found");
        bob.post("/tasks/" + task + "/archive", null, "Idempotency-Key", "once").refused(404, "not-found");
    }

    @Test
    void aBoardThatIsImportedWaits() {
        UUID importing = UuidV7.next();
        server.sql()
                .sql("INSERT INTO command.board_workspace VALUES (?, ?, false)")
                .params(importing, workspace)
                .update();

        ana.patch("/boards/" + importing, "{\"name\": \"x\"}").refused(409, "importing");
        ana.post("/boards/" + importing + "/tasks", "{\"columnId\": \"" + todo + "\", \"title\": \"x\"}")
                .refused(409, "importing");
    }

    @Test
    void idsAndExternalIdsAreTakenOnce() {
        UUID id = UuidV7.next();
        String body = "{\"id\": \"%s\", \"columnId\": \"%s\", \"title\": \"x\", \"externalId\": \"INC-%s\"}";

        assertThat(ana.post("/boards/" + board + "/tasks", body.formatted(id, todo, id))
                        .expect(201)
                        .id())
                .isEqualTo(id);
        assertThat(ana.post("/boards/" + board + "/tasks", body.formatted(id, todo, "other"))
                        .refused(409, "id-taken")
                        .blamed())
                .isEqualTo("/id unique");
        ana.post("/boards/" + board + "/tasks", body.formatted(board, todo, "third"))
                .refused(409, "id-taken");
        assertThat(ana.post("/boards/" + board + "/tasks", body.formatted(UuidV7.next(), todo, id))
                        .refused(409, "external-id-taken")
                        .blamed())
                .isEqualTo("/externalId unique");
        ana.post("/workspaces/" + workspace + "/boards", "{\"name\": \"x\", \"externalId\": \"E\"}")
                .expect(201);
        ana.post("/workspaces/" + workspace + "/boards", "{\"name\": \"x\", \"externalId\": \"E\"}")
                .refused(409, "external-id-taken");
        UUID elsewhere = ana.workspace();
        ana.post("/workspaces/" + elsewhere + "/boards", "{\"name\": \"x\", \"externalId\": \"E\"}")
                .expect(201);
    }

    @Test
    void aStaleChangeIsToldWhatCameSince() {
        UUID task = ana.task(board, todo, "Title");
        ana.patch("/tasks/" + task, "{\"title\": \"Second\"}", "If-Match", "\"1\"")
                .expect(200);

        Answer stale = ana.patch("/tasks/" + task, "{\"description\": \"x\"}", "If-Match", "\"1\"")
                .refused(412, "stale");

        assertThat(stale.body().get("version").asLong()).isEqualTo(2);
        assertThat(stale.header("ETag")).isEqualTo("\"2\"");
        assertThat(stale.body().get("events")).hasSize(1);
        assertThat(stale.body().get("events").get(0).get("type").asString()).isEqualTo("task.renamed");
        assertThat(stale.body().get("events").get(0).get("actor").asString()).isEqualTo(ana.id.toString());
        assertThat(stale.body().get("events").get(0).get("data").get("title").asString())
                .isEqualTo("Second");
        // Neither does it pass when there is nothing to do, or when the state forbids it; nor ahead of time.
        ana.patch("/tasks/" + task, "{\"title\": \"Second\"}", "If-Match", "\"1\"")
                .refused(412, "stale");
        ana.patch("/tasks/" + task, "{\"title\": \"Third\"}", "If-Match", "\"3\"")
                .refused(412, "stale");
        ana.patch("/tasks/" + task, "{\"title\": \"Third\"}", "If-Match", "*").expect(200);
        ana.post("/tasks/" + task + "/archive", null, "If-Match", "\"3\"").expect(200);
        ana.patch("/tasks/" + task, "{\"title\": \"x\"}", "If-Match", "\"3\"").refused(412, "stale");
        ana.patch("/boards/" + board + "/columns/" + todo, "{\"name\": \"x\"}", "If-Match", "\"1\"")
                .refused(412, "stale");
    }

    @Test
    void theSameKeyGetsTheFirstAnswer() {
        String tasks = "/boards/" + board + "/tasks";
        String body = "{\"columnId\": \"" + todo + "\", \"title\": \"Once\"}";
        Answer first = ana.post(tasks, body, "Idempotency-Key", "\"k1\"").expect(201);
        UUID task = first.id();

        Answer again = ana.post(tasks, body.replace(": ", ":  "), "Idempotency-Key", "k1")
                .expect(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo("\"1\"");
        ana.post(tasks, body.replace("Once", "Twice"), "Idempotency-Key", "k1").refused(422, "idempotency-key-reused");
        // It belongs to principal, method and path.
        Person bob = server.person();
        UUID his = bob.workspace();
        UUID hisBoard = bob.board(his);
        UUID hisColumn = bob.column(hisBoard, "His");
        bob.post(
                        "/boards/" + hisBoard + "/tasks",
                        "{\"columnId\": \"" + hisColumn + "\", \"title\": \"Once\"}",
                        "Idempotency-Key",
                        "k1")
                .expect(201);

        Answer moved = ana.post("/tasks/" + task + "/move", "{\"columnId\": \"" + done + "\"}", "Idempotency-Key", "k1")
                .expect(200);
        ana.post("/tasks/" + task + "/move", "{\"columnId\": \"" + todo + "\"}").expect(200);
        Answer movedAgain = ana.post(
                        "/tasks/" + task + "/move", "{\"columnId\": \"" + done + "\"}", "Idempotency-Key", "k1")
                .expect(200);
        assertThat(movedAgain.body()).isEqualTo(moved.body());
        // Also where it would be refused by now, for its state or for its version.
        Answer renamed = ana.patch(
                        "/tasks/" + task, "{\"title\": \"New\"}", "Idempotency-Key", "k2", "If-Match", "\"3\"")
                .expect(200);
        ana.post("/tasks/" + task + "/archive", null).expect(200);
        Answer renamedAgain = ana.patch(
                        "/tasks/" + task, "{\"title\": \"New\"}", "Idempotency-Key", "k2", "If-Match", "\"3\"")
                .expect(200);
        assertThat(renamedAgain.body()).isEqualTo(renamed.body());
        assertThat(renamedAgain.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(types(task)).hasSize(5);
    }

    @Test
    void aRefusalIsDecidedAnew() {
        UUID task = ana.task(board, todo, "Archived");
        ana.post("/tasks/" + task + "/archive", null).expect(200);
        ana.patch("/tasks/" + task, "{\"title\": \"New\"}", "Idempotency-Key", "later")
                .refused(409, "archived");
        ana.post("/tasks/" + task + "/restore", null).expect(200);

        ana.patch("/tasks/" + task, "{\"title\": \"New\"}", "Idempotency-Key", "later")
                .expect(200);
    }

    static Stream<Arguments> brokenTasks() {
        String column = "\"columnId\": \"COLUMN\"";
        return Stream.of(
                Arguments.of("{" + column + "}", "invalid 422", "/title required"),
                Arguments.of("{" + column + ", \"title\": \"\"}", "invalid 422", "/title not-blank"),
                Arguments.of(
                        "{" + column + ", \"title\": \"" + "x".repeat(501) + "\"}", "invalid 422", "/title max-length"),
                Arguments.of("{" + column + ", \"title\": \"a\\u0000\"}", "invalid 422", "/title characters"),
                Arguments.of("{" + column + ", \"title\": \"\\ud83d\"}", "invalid 422", "/title characters"),
                Arguments.of("{" + column + ", \"title\": 5}", "malformed 400", "/title type"),
                Arguments.of("{" + column + ", \"title\": [\"x\"]}", "malformed 400", "/title type"),
                Arguments.of("{\"title\": \"x\"}", "invalid 422", "/columnId required"),
                Arguments.of("{\"columnId\": \"x\", \"title\": \"x\"}", "malformed 400", "/columnId type"),
                Arguments.of(
                        "{\"columnId\": \"" + UuidV7.next() + "\", \"title\": \"x\"}",
                        "unknown-column 422",
                        "/columnId exists"),
                Arguments.of(
                        "{" + column + ", \"title\": \"x\", \"id\": \"" + UUID.randomUUID() + "\"}",
                        "id-not-v7 422",
                        "/id uuid-v7"),
                Arguments.of(
                        "{" + column + ", \"title\": \"x\", \"dueAt\": \"tomorrow\"}",
                        "invalid-instant 400",
                        "/dueAt instant"),
                Arguments.of(
                        "{" + column + ", \"title\": \"x\", \"dueAt\": \"2026-03-01T10:00:00\"}",
                        "invalid-instant 400",
                        "/dueAt instant"),
                Arguments.of(
                        "{" + column + ", \"title\": \"x\", \"priority\": \"high\"}",
                        "invalid 422",
                        "/priority choice"),
                Arguments.of(
                        "{" + column + ", \"title\": \"x\", \"assignees\": [null]}",
                        "invalid 422",
                        "/assignees/0 required"),
                Arguments.of(
                        "{" + column + ", \"title\": \"x\", \"fields\": {\"a\": \"\"}}",
                        "invalid 422",
                        "/fields/a not-blank"),
                Arguments.of(
                        "{" + column + ", \"title\": \"x\", \"fields\": {\"a\": 1}}",
                        "malformed 400",
                        "/fields/a type"),
                Arguments.of(
                        "{" + column + ", \"title\": \"x\", \"checklists\": []}",
                        "unknown-field 400",
                        "/checklists unknown-field"),
                Arguments.of(
                        "{" + column + ", \"title\": \"x\", \"dueDone\": null}",
                        "unknown-field 400",
                        "/dueDone unknown-field"),
                Arguments.of(
                        "{" + column + ", \"title\": \"x\", \"before\": \"" + UuidV7.next() + "\", \"after\": \""
                                + UuidV7.next() + "\"}",
                        "ambiguous-place 400",
                        "/before one-place"),
                Arguments.of("{" + column + ", \"title\": \"x\"", "malformed 400", " json"),
                Arguments.of("{" + column + ", \"title\": \"x\"} more", "malformed 400", null),
                Arguments.of("[]", "malformed 400", null),
                Arguments.of("null", "malformed 400", null),
                Arguments.of("", "malformed 400", null));
    }

    @ParameterizedTest
    @MethodSource("brokenTasks")
    void brokenInputIsNamedAndChangesNothing(String body, String problem, String blamed) {
        long before = events();

        Answer answer = ana.post("/boards/" + board + "/tasks", body.replace("COLUMN", todo.toString()));

        assertThat(answer.problem() + " " + answer.status())
                .as(answer.body().toString())
                .isEqualTo(problem);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        if (blamed != null) {
            assertThat(answer.blamed()).as(answer.body().toString()).isEqualTo(blamed);
        }
        assertThat(events()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"assignees", "labels", "checklists"})
    void somePartsOfATaskChangeOneByOne(String part) {
        UUID task = ana.task(board, todo, "x");

        assertThat(ana.patch("/tasks/" + task, "{\"" + part + "\": []}")
                        .refused(422, "use-put-delete")
                        .blamed())
                .isEqualTo("/" + part + " use-put-delete");
        ana.patch("/tasks/" + task, "{\"" + part + "\": null}").refused(422, "use-put-delete");
    }

    static Stream<Arguments> brokenPatches() {
        return Stream.of(
                Arguments.of("{\"title\": null}", "invalid 422", "/title required"),
                Arguments.of("{\"title\": \" \"}", "invalid 422", "/title not-blank"),
                Arguments.of("{\"title\": 1}", "malformed 400", "/title type"),
                Arguments.of(
                        "{\"description\": \"" + "x".repeat(20_001) + "\"}", "invalid 422", "/description max-length"),
                Arguments.of("{\"dueAt\": 5}", "malformed 400", "/dueAt type"),
                Arguments.of("{\"dueAt\": \"5\"}", "invalid-instant 400", "/dueAt instant"),
                Arguments.of("{\"fields\": []}", "malformed 400", "/fields type"),
                Arguments.of("{\"fields\": null}", "malformed 400", "/fields type"),
                Arguments.of("{\"fields\": {\"\": \"x\"}}", "invalid 422", "/fields/ not-blank"),
                Arguments.of("{\"columnId\": \"x\"}", "unknown-field 400", "/columnId unknown-field"),
                Arguments.of("{\"archived\": true}", "unknown-field 400", "/archived unknown-field"));
    }

    @ParameterizedTest
    @MethodSource("brokenPatches")
    void brokenChangesAreNamed(String body, String problem, String blamed) {
        UUID task = ana.task(board, todo, "x");

        Answer answer = ana.patch("/tasks/" + task, body);

        assertThat(answer.problem() + " " + answer.status())
                .as(answer.body().toString())
                .isEqualTo(problem);
        assertThat(answer.blamed()).isEqualTo(blamed);
        assertThat(types(task)).hasSize(1);
    }

    @Test
    void nothingIsDoneForWhoDoesNotTakeTheAnswer() {
        UUID task = ana.task(board, todo, "x");
        for (String accept : List.of("image/png", "no media type", "text/html, text/plain;q=0.5")) {
            ana.patch("/tasks/" + task, "{\"title\": \"y\"}", "Accept", accept).refused(406, "not-acceptable");
        }
        ana.patch("/tasks/" + task, "{\"title\": \"y\"}", "If-Match", "\"1\"", "Accept", "text/html, */*;q=0.1")
                .expect(200);
    }

    @Test
    void brokenRequestsAreNamed() {
        UUID task = ana.task(board, todo, "x");
        String title = "{\"title\": \"y\"}";

        ana.patch("/tasks/x", title).refused(400, "malformed");
        ana.patch("/tasks/" + task, title, "If-Match", "1").refused(400, "malformed");
        ana.patch("/tasks/" + task, title, "If-Match", "W/\"1\"").refused(400, "malformed");
        ana.patch("/tasks/" + task, title, "Idempotency-Key", "k".repeat(256)).refused(400, "malformed");
        ana.patch("/tasks/" + task, title, "Idempotency-Key", "\"\"").refused(400, "malformed");
        ana.post("/workspaces", "{\"name\": \"x\"}", "If-Match", "\"1\"").refused(400, "malformed");
        ana.call("PATCH", "/tasks/" + task, title, "Content-Type", "text/plain").refused(415, "unsupported-media-type");
        ana.call("PUT", "/tasks/" + task, title).refused(405, "method-not-allowed");
        assertThat(ana.post("/workspaces", "{\"name\": \"x\", \"timeZone\": \"Mars\"}")
                        .refused(422, "invalid")
                        .blamed())
                .isEqualTo("/timeZone time-zone");
        assertThat(ana.post("/workspaces", "{\"name\": \"x\", \"language\": \"_\"}")
                        .refused(422, "invalid")
                        .blamed())
                .isEqualTo("/language language");
        assertThat(ana.post(
                                "/workspaces/" + workspace + "/boards",
                                "{\"name\": \"x\", \"columns\": [{\"name\": \"a\"}, {}]}")
                        .refused(422, "invalid")
                        .blamed())
                .isEqualTo("/columns/1/name required");
        ana.post("/workspaces/" + workspace + "/boards", "{\"name\": \"x\", \"color\": \"red\"}")
                .refused(400, "unknown-field");
        ana.post("/boards/" + board + "/columns", "{\"name\": \"x\", \"width\": 3}")
                .refused(400, "unknown-field");
        ana.post("/tasks/" + task + "/move", "{\"columnId\": \"" + done + "\", \"color\": \"red\"}")
                .refused(400, "unknown-field");
        assertThat(types(task)).hasSize(1);
    }

    private static void move(UUID task, UUID column, String word, UUID neighbour, long version) {
        assertThat(ana.post(
                                "/tasks/" + task + "/move",
                                "{\"columnId\": \"%s\", \"%s\": \"%s\"}".formatted(column, word, neighbour))
                        .expect(200)
                        .version())
                .isEqualTo(version);
    }

    private static UUID placeholder() {
        UUID id = UuidV7.next();
        server.sql()
                .sql("INSERT INTO command.membership VALUES (?, ?, 'PLACEHOLDER', 'Bob')")
                .params(workspace, id)
                .update();
        server.sql()
                .sql("INSERT INTO log.claim VALUES (?, NULL)")
                .param("placeholder/" + workspace + "/" + id)
                .update();
        return id;
    }

    private static void membership(UUID workspaceId, Person person, String role) {
        server.sql()
                .sql("INSERT INTO command.membership VALUES (?, ?, ?, NULL)")
                .params(workspaceId, person.id, role)
                .update();
    }

    private static List<UUID> inOrder(UUID column) {
        return server.sql()
                .sql("SELECT task_id FROM command.task_place WHERE column_id = ? ORDER BY rank, task_id")
                .param(column)
                .query(UUID.class)
                .list();
    }

    private static UUID firstColumn(UUID boardId) {
        return UUID.fromString(server.sql()
                .sql("""
                        SELECT convert_from(payload, 'UTF8')::jsonb ->> 'columnId' FROM log.event
                         WHERE stream_id = ? AND type = 'board.column-added' ORDER BY sequence LIMIT 1""")
                .param(boardId.toString())
                .query(String.class)
                .single());
    }

    private static List<String> types(UUID stream) {
        return server.sql()
                .sql("SELECT type FROM log.event WHERE stream_id = ? ORDER BY sequence")
                .param(stream.toString())
                .query(String.class)
                .list();
    }

    private static String payload(long position) {
        return server.sql()
                .sql("SELECT convert_from(payload, 'UTF8') FROM log.event WHERE position = ?")
                .param(position)
                .query(String.class)
                .single();
    }

    private static long events() {
        return server.sql()
                .sql("SELECT count(*) FROM log.event")
                .query(Long.class)
                .single();
    }
}
