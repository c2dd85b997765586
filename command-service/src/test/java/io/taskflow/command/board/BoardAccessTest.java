package io.taskflow.command.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.command.http.CommandServer;
import io.taskflow.command.http.CommandServer.Answer;
import io.taskflow.command.http.CommandServer.Person;
import io.taskflow.events.workspace.MemberRole;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may do what on a board, at one server and at another that remembers what was. */
class BoardAccessTest {
    private static final String PRIVATE = "{\"visibility\": \"PRIVATE\"}";

    private static CommandServer server;
    private static CommandServer other;
    private static Person ana;
    private Person bob;
    private UUID workspace;
    private UUID board;

    @BeforeAll
    static void start() {
        server = CommandServer.start();
        other = server.another();
        ana = server.person();
    }

    @AfterAll
    static void end() {
        other.close();
        server.close();
    }

    @BeforeEach
    void aBoard() {
        workspace = ana.workspace();
        board = ana.board(workspace, "Todo");
        bob = server.person();
    }

    private Answer put(Person by, Person person, String role) {
        return by.call("PUT", "/boards/" + board + "/members/" + person.id, "{\"role\": \"" + role + "\"}");
    }

    private Answer remove(Person by, Person person) {
        return by.delete("/boards/" + board + "/members/" + person.id);
    }

    private Answer rename(Person by) {
        return by.patch("/boards/" + board, "{\"name\": \"By " + UUID.randomUUID() + "\"}");
    }

    @Test
    void aGuestIsOnTheBoardsTheyWereAddedToWithTheRoleTheyGot() {
        server.join(workspace, bob, MemberRole.GUEST);
        Person elsewhere = bob.at(other);
        rename(elsewhere).refused(404, "not-found");

        Answer added = put(ana, bob, "EDITOR").expect(200);
        assertThat(added.id()).isEqualTo(bob.id);
        assertThat(added.version()).isEqualTo(3);
        rename(elsewhere).expect(200);
        put(elsewhere, bob, "EDITOR").refused(403, "forbidden");
        elsewhere.patch("/boards/" + board, PRIVATE).refused(403, "forbidden");

        put(ana, bob, "VIEWER").expect(200);
        rename(elsewhere).refused(403, "forbidden");

        remove(ana, bob).expect(200);
        rename(elsewhere).refused(404, "not-found");
        remove(ana, bob).refused(404, "not-found");
    }

    @Test
    void aPrivateBoardIsItsMembersAndTheOwners() {
        Person eve = server.person();
        Person olga = server.person();
        server.join(workspace, bob, MemberRole.MEMBER);
        server.join(workspace, eve, MemberRole.ADMIN);
        server.join(workspace, olga, MemberRole.OWNER);
        rename(eve.at(other)).expect(200);

        bob.patch("/boards/" + board, PRIVATE).expect(200);

        rename(eve.at(other)).refused(404, "not-found");
        rename(bob.at(other)).expect(200);
        rename(olga).expect(200);
        put(bob, eve, "COMMENTER").expect(200);
        rename(eve.at(other)).refused(403, "forbidden");
        bob.patch("/boards/" + board, "{\"visibility\": \"WORKSPACE\"}").expect(200);
        rename(eve.at(other)).expect(200);
    }

    @Test
    void aBoardCanBeginPrivate() {
        server.join(workspace, bob, MemberRole.MEMBER);
        Answer made = bob.post(
                        "/workspaces/" + workspace + "/boards", "{\"name\": \"Mine\", \"visibility\": \"PRIVATE\"}")
                .expect(201);
        board = made.id();
        rename(bob).expect(200);
        rename(ana).expect(200);
        Person eve = server.person();
        server.join(workspace, eve, MemberRole.ADMIN);
        rename(eve).refused(404, "not-found");
        bob.post("/workspaces/" + workspace + "/boards", "{\"name\": \"Mine\", \"visibility\": \"SECRET\"}")
                .refused(422, "invalid");
    }

    @Test
    void commentersSayWhatTheyThinkAndChangeNothing() {
        server.join(workspace, bob, MemberRole.GUEST);
        UUID task = ana.task(board, ana.column(board, "Doing"), "Task");
        String comments = "/tasks/" + task + "/comments";
        put(ana, bob, "COMMENTER").expect(200);
        UUID said = bob.post(comments, "{\"text\": \"Done?\"}").expect(201).id();
        UUID others = ana.post(comments, "{\"text\": \"No.\"}").expect(201).id();
        bob.patch("/tasks/" + task, "{\"title\": \"Mine\"}").refused(403, "forbidden");
        bob.patch("/comments/" + said, "{\"text\": \"Done!\"}").expect(200);
        bob.delete("/comments/" + others).refused(403, "forbidden");

        put(ana, bob, "VIEWER").expect(200);
        bob.post(comments, "{\"text\": \"Still?\"}").refused(403, "forbidden");
        bob.delete("/comments/" + said).refused(403, "forbidden");
        ana.delete("/comments/" + said).expect(200);
    }

    @Test
    void peopleAreNamedWhereTheySeeIt() {
        server.join(workspace, bob, MemberRole.MEMBER);
        UUID task = ana.task(board, ana.column(board, "Doing"), "Task");
        String assignee = "/tasks/" + task + "/assignees/" + bob.id;
        Person elsewhere = ana.at(other);
        elsewhere.put(assignee).expect(200);
        elsewhere.delete(assignee).expect(200);
        ana.patch("/boards/" + board, PRIVATE).expect(200);

        elsewhere.put(assignee).refused(422, "unknown-member");
        elsewhere
                .post("/tasks/" + task + "/comments", "{\"text\": \"?\", \"mentions\": [\"" + bob.id + "\"]}")
                .refused(422, "unknown-member");
        put(ana, bob, "VIEWER").expect(200);
        elsewhere.put(assignee).expect(200);
    }

    @Test
    void guestsNameThoseWhoWereAdded() {
        server.join(workspace, bob, MemberRole.GUEST);
        put(ana, bob, "EDITOR").expect(200);
        UUID task = ana.task(board, ana.column(board, "Doing"), "Task");
        String assignee = "/tasks/" + task + "/assignees/" + ana.id;
        bob.put(assignee).refused(422, "unknown-member");
        bob.put("/tasks/" + task + "/assignees/" + bob.id).expect(200);
        put(ana, ana, "EDITOR").expect(200);
        bob.put(assignee).expect(200);
    }

    @Test
    void onlyWhoIsInTheWorkspaceIsAdded() {
        Answer unknown = put(ana, bob, "EDITOR").refused(422, "unknown-member");
        assertThat(unknown.blamed()).isEqualTo("/userId member");
        server.join(workspace, bob, MemberRole.GUEST);
        put(ana, bob, "BOSS").refused(422, "invalid");
        put(ana, bob, "EDITOR").expect(200);
        assertThat(put(ana, bob, "EDITOR").expect(200).version()).isEqualTo(3);
    }

    @Test
    void whoLeavesTheWorkspaceLeavesItsBoards() {
        server.join(workspace, bob, MemberRole.GUEST);
        UUID second = ana.board(workspace, "Todo");
        put(ana, bob, "EDITOR").expect(200);
        ana.call("PUT", "/boards/" + second + "/members/" + bob.id, "{\"role\": \"EDITOR\"}")
                .expect(200);
        rename(bob.at(other)).expect(200);

        ana.delete("/workspaces/" + workspace + "/members/" + bob.id).expect(200);
        rename(bob.at(other)).refused(404, "not-found");
        server.join(workspace, bob, MemberRole.GUEST);

        rename(bob.at(other)).refused(404, "not-found");
        assertThat(server.sql()
                        .sql("SELECT count(*) FROM command.board_member WHERE user_id = ?")
                        .param(bob.id)
                        .query(Long.class)
                        .single())
                .isZero();
        put(ana, bob, "EDITOR").expect(200);
        remove(bob, bob).expect(200);
        bob.delete("/workspaces/" + workspace + "/members/" + bob.id).expect(200);
    }

    @Test
    void aDeletedWorkspaceIsGoneForGuestsToo() {
        server.join(workspace, bob, MemberRole.GUEST);
        put(ana, bob, "EDITOR").expect(200);
        rename(bob.at(other)).expect(200);
        ana.delete("/workspaces/" + workspace).expect(200);
        rename(bob.at(other)).refused(404, "not-found");
        ana.post("/workspaces/" + workspace + "/restore", null).expect(200);
        rename(bob.at(other)).expect(200);
    }
}
