package io.taskflow.command.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.http.CommandServer;
import io.taskflow.command.http.CommandServer.Answer;
import io.taskflow.command.http.CommandServer.Person;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.workspace.MemberRole;
import io.taskflow.events.workspace.PlaceholderAdded;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people are in a workspace, at one server and at another that remembers what they were. */
class MembersTest {
    private static final String GUEST = "{\"role\": \"GUEST\"}";

    private static CommandServer server;
    private static CommandServer other;
    private static Person ana;
    private static Person bob;

    @BeforeAll
    static void start() {
        server = CommandServer.start();
        other = server.another();
        ana = server.person();
        bob = server.person();
    }

    @AfterAll
    static void end() {
        other.close();
        server.close();
    }

    private static String path(UUID workspace, Person person) {
        return "/workspaces/" + workspace + "/members/" + person.id;
    }

    @Test
    void theAnswerIsAboutThePersonAndTheWorkspacesVersion() {
        UUID workspace = ana.workspace();
        server.join(workspace, bob, MemberRole.MEMBER);

        Answer changed = ana.patch(path(workspace, bob), GUEST).expect(200);

        assertThat(changed.id()).isEqualTo(bob.id);
        assertThat(changed.version()).isEqualTo(4);
        assertThat(changed.header("Location")).isEqualTo("/api/v1" + path(workspace, bob));
        ana.patch(path(workspace, bob), "{\"role\": \"BOSS\"}").refused(422, "invalid");
        ana.patch(path(workspace, bob), GUEST, "If-Match", "\"3\"").refused(412, "stale");
    }

    @Test
    void aLoweredRoleCountsAtTheVeryNextRequestAnywhere() {
        UUID workspace = ana.workspace();
        UUID board = ana.board(workspace, "Todo");
        server.join(workspace, bob, MemberRole.MEMBER);
        Person elsewhere = bob.at(other);
        elsewhere.patch("/boards/" + board, "{\"name\": \"His\"}").expect(200);

        ana.patch(path(workspace, bob), GUEST).expect(200);

        elsewhere.patch("/boards/" + board, "{\"name\": \"Still his\"}").refused(404, "not-found");
        elsewhere
                .post("/workspaces/" + workspace + "/boards", "{\"name\": \"New\"}")
                .refused(403, "forbidden");
    }

    @Test
    void anotherRoleThatSufficesIsAsGood() {
        UUID workspace = ana.workspace();
        UUID board = ana.board(workspace, "Todo");
        server.join(workspace, bob, MemberRole.MEMBER);
        Person elsewhere = bob.at(other);
        elsewhere.patch("/boards/" + board, "{\"name\": \"His\"}").expect(200);
        elsewhere.patch("/workspaces/" + workspace, "{\"name\": \"His\"}").refused(403, "forbidden");

        ana.patch(path(workspace, bob), "{\"role\": \"ADMIN\"}").expect(200);

        elsewhere.patch("/boards/" + board, "{\"name\": \"Still his\"}").expect(200);
        elsewhere.patch("/workspaces/" + workspace, "{\"name\": \"His\"}").expect(200);
    }

    @Test
    void anotherRoleThatSufficesIsAsGoodForSeveralCommandsAtOnce() {
        UUID workspace = ana.workspace();
        UUID board = ana.board(workspace, "Todo");
        server.join(workspace, bob, MemberRole.MEMBER);
        Person elsewhere = bob.at(other);
        elsewhere.patch("/boards/" + board, "{\"name\": \"His\"}").expect(200);

        ana.patch(path(workspace, bob), "{\"role\": \"ADMIN\"}").expect(200);

        elsewhere
                .post("/boards/" + board + "/commands", "[]", "Idempotency-Key", "one")
                .expect(200);
    }

    @Test
    void whatHappenedInAWorkspaceIsToldToThoseWhoSeeEverybodyInIt() {
        UUID workspace = ana.workspace();
        Person eve = server.person();
        server.join(workspace, bob, MemberRole.MEMBER);
        server.join(workspace, eve, MemberRole.GUEST);

        Answer told = bob.delete(path(workspace, bob), "If-Match", "\"1\"").refused(412, "stale");
        Answer untold = eve.delete(path(workspace, eve), "If-Match", "\"1\"").refused(412, "stale");

        assertThat(told.body().get("events")).hasSize(3);
        assertThat(untold.body().get("version").asLong()).isEqualTo(4);
        assertThat(untold.body().has("events")).isFalse();
    }

    @Test
    void whoIsRemovedIsAStrangerAtTheVeryNextRequestAnywhere() {
        UUID workspace = ana.workspace();
        UUID board = ana.board(workspace, "Todo");
        server.join(workspace, bob, MemberRole.ADMIN);
        Person elsewhere = bob.at(other);
        elsewhere
                .patch("/workspaces/" + workspace, "{\"name\": \"His\"}", "Idempotency-Key", "one")
                .expect(200);

        ana.delete(path(workspace, bob)).expect(200);

        elsewhere
                .patch("/workspaces/" + workspace, "{\"name\": \"His\"}", "Idempotency-Key", "one")
                .refused(404, "not-found");
        elsewhere.patch("/boards/" + board, "{\"name\": \"x\"}").refused(404, "not-found");
        ana.delete(path(workspace, bob)).refused(404, "not-found");
    }

    @Test
    void whoComesBackHasTheNewRoleOnly() {
        UUID workspace = ana.workspace();
        server.join(workspace, bob, MemberRole.ADMIN);
        bob.patch("/workspaces/" + workspace, "{\"name\": \"His\"}").expect(200);
        bob.delete(path(workspace, bob)).expect(200);

        server.join(workspace, bob, MemberRole.MEMBER);

        bob.patch("/workspaces/" + workspace, "{\"name\": \"Still his\"}").refused(403, "forbidden");
        bob.board(workspace, "Todo");
    }

    @Test
    void membersLeaveButDoNotRemove() {
        UUID workspace = ana.workspace();
        Person eve = server.person();
        server.join(workspace, bob, MemberRole.MEMBER);
        server.join(workspace, eve, MemberRole.GUEST);

        bob.delete(path(workspace, eve)).refused(403, "forbidden");
        bob.patch(path(workspace, eve), "{\"role\": \"MEMBER\"}").refused(403, "forbidden");
        bob.post("/workspaces/" + workspace + "/owner", "{\"userId\": \"" + bob.id + "\"}")
                .refused(403, "forbidden");
        eve.delete(path(workspace, eve)).expect(200);
        bob.delete(path(workspace, bob)).expect(200);
        ana.delete(path(workspace, ana)).refused(409, "last-owner");
    }

    @Test
    void aWorkspaceIsHandedOver() {
        UUID workspace = ana.workspace();
        server.join(workspace, bob, MemberRole.MEMBER);
        String toBob = "{\"userId\": \"" + bob.id + "\"}";

        ana.post("/workspaces/" + workspace + "/owner", toBob).expect(200);

        ana.post("/workspaces/" + workspace + "/owner", toBob).refused(403, "forbidden");
        bob.delete(path(workspace, bob)).refused(409, "last-owner");
        ana.delete(path(workspace, ana)).expect(200);
    }

    @Test
    void aDeletedWorkspaceIsGoneForAllUntilAnOwnerBringsItBack() {
        UUID workspace = ana.workspace();
        UUID board = ana.board(workspace, "Todo");
        server.join(workspace, bob, MemberRole.ADMIN);
        Person elsewhere = bob.at(other);
        String name = "{\"name\": \"His\"}";
        elsewhere.patch("/boards/" + board, name).expect(200);
        bob.delete("/workspaces/" + workspace).refused(403, "forbidden");

        ana.delete("/workspaces/" + workspace, "Idempotency-Key", "gone").expect(200);

        elsewhere.patch("/boards/" + board, name).refused(404, "not-found");
        elsewhere.patch("/workspaces/" + workspace, name).refused(404, "not-found");
        ana.patch("/boards/" + board, name).refused(404, "not-found");
        ana.delete("/workspaces/" + workspace).refused(404, "not-found");
        bob.post("/workspaces/" + workspace + "/restore", null).refused(404, "not-found");
        server.person().post("/workspaces/" + workspace + "/restore", null).refused(404, "not-found");

        ana.post("/workspaces/" + workspace + "/restore", null).expect(200);
        elsewhere.patch("/boards/" + board, "{\"name\": \"Still his\"}").expect(200);
        bob.post("/workspaces/" + workspace + "/restore", null).refused(403, "forbidden");
    }

    @Test
    void aPlaceholderIsMatchedOnce() {
        UUID workspace = ana.workspace();
        server.join(workspace, bob, MemberRole.MEMBER);
        UUID placeholder = UuidV7.next();
        server.append(new PlaceholderAdded(workspace, placeholder, "Bob"));
        String match = "/workspaces/" + workspace + "/members/" + placeholder + "/match";
        String toBob = "{\"userId\": \"" + bob.id + "\"}";

        Answer unknown =
                ana.post(match, "{\"userId\": \"" + server.person().id + "\"}").refused(422, "unknown-member");
        assertThat(unknown.blamed()).isEqualTo("/userId member");
        bob.post(match, toBob).refused(403, "forbidden");
        assertThat(ana.post(match, toBob).expect(200).id()).isEqualTo(placeholder);

        ana.post(match, toBob).refused(404, "not-found");
        ana.post("/workspaces/" + workspace + "/members/" + bob.id + "/match", toBob)
                .refused(404, "not-found");
        UUID board = ana.board(workspace);
        UUID task = ana.task(board, ana.column(board, "Todo"), "Task");
        ana.put("/tasks/" + task + "/assignees/" + placeholder).refused(422, "unknown-member");
        ana.put("/tasks/" + task + "/assignees/" + bob.id).expect(200);
    }

    @Test
    void ofTwoOwnersWhoLeaveAtOnceOneStays() throws Exception {
        for (int round = 0; round < 10; round++) {
            UUID workspace = ana.workspace();
            server.join(workspace, bob, MemberRole.OWNER);
            List<Answer> answers = atOnce(List.of(
                    () -> ana.delete(path(workspace, ana)), () -> bob.at(other).delete(path(workspace, bob))));

            assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 409);
            assertThat(server.sql()
                            .sql("SELECT role FROM command.membership WHERE workspace_id = ?")
                            .param(workspace)
                            .query(String.class)
                            .list())
                    .containsExactly("OWNER");
        }
    }

    private interface Act {
        Answer go();
    }

    private static List<Answer> atOnce(List<Act> acts) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = acts.stream()
                    .map(act -> threads.submit(() -> {
                        start.await();
                        return act.go();
                    }))
                    .toList();
            start.countDown();
            List<Answer> all = new java.util.ArrayList<>();
            for (Future<Answer> answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }
}
