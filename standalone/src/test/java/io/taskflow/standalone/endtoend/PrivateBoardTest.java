package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Private boards and guests: who was not added to a board finds nothing of it, now or then. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivateBoardTest {
    private Api owner;
    private Api admin;
    private Api guest;
    private String guestId;
    private String workspace;
    private TestBoard board;
    private String task;
    private long position;

    @BeforeEach
    void aPrivateBoard(ServerProcess server) throws Exception {
        owner = Api.registered(server);
        admin = Api.registered(server);
        guest = Api.registered(server);
        guestId = guest.get("/me").ok().id();
        workspace = owner.createWorkspace("Team");
        Invitation.join(server, owner, workspace, admin, "ADMIN");
        Invitation.join(server, owner, workspace, guest, "GUEST");
        board = owner.createBoard(workspace, "Board", "Todo");
        task = owner.createTask(board, 0, "Task").id();
        position =
                owner.patch(board.path(), Map.of("visibility", "PRIVATE")).ok().position();
        owner.board(board.id(), position);
    }

    private List<String> questions() {
        List<String> questions = new ArrayList<>(List.of(
                board.path() + "/activity",
                board.path() + "/replay?from=" + board.began(),
                "/tasks/" + task + "/history",
                "/tasks/" + task + "/versions/1"));
        // Long before it was private: rights are today's.
        for (String past : List.of("", "?asOfPosition=" + (position - 1), "?knownAt=" + board.began())) {
            questions.add(board.path() + past);
            questions.add(board.path() + "/replay" + past);
            questions.add(board.path() + "/tasks" + past);
            questions.add(board.path() + "/members" + past);
            questions.add(board.path() + "/columns/" + board.columns().getFirst() + "/tasks" + past);
        }
        return questions;
    }

    private Answer add(String role) throws Exception {
        return owner.send("PUT", board.path() + "/members/" + guestId, Map.of("role", role));
    }

    @Test
    void itIsSeenByThoseOnItAndOwners() throws Exception {
        for (String question : questions()) {
            owner.get(question).ok();
            admin.get(question).refused(404, "not-found");
            guest.get(question).refused(404, "not-found");
        }
        add("VIEWER").ok();
        for (String question : questions()) {
            guest.get(question).ok();
        }
        guest.patch(board.path(), Map.of("name", "Mine")).refused(403, "forbidden");
        owner.delete(board.path() + "/members/" + guestId).ok();
        for (String question : questions()) {
            guest.get(question).refused(404, "not-found");
        }
    }

    /** A task that waits for one on a board of which somebody sees nothing. */
    @Test
    void nothingIsToldOfATaskAcrossADependency() throws Exception {
        TestBoard open = owner.createBoard(workspace, "Open", "Todo");
        String waiting = owner.createTask(open, 0, "Waiting").id();
        owner.send("PUT", open.path() + "/members/" + guestId, Map.of("role", "VIEWER"))
                .ok();
        String adminId = admin.get("/me").ok().id();
        owner.put("/tasks/" + waiting + "/assignees/" + adminId).ok();
        Answer blocked =
                owner.put("/tasks/" + waiting + "/dependencies/" + task).ok();
        owner.board(open.id(), blocked.position());
        List<String> questions = List.of(
                "/tasks/" + waiting,
                "/tasks/" + waiting + "?asOf=" + blocked.at(),
                "/tasks/" + waiting + "?asOfPosition=" + blocked.position(),
                "/tasks/" + waiting + "/versions/" + blocked.version(),
                "/tasks/" + waiting + "/history",
                open.path() + "/tasks",
                open.path() + "/activity",
                open.path() + "/replay?from=" + open.began());

        for (String question : questions) {
            assertThat(owner.get(question).ok().text()).as(question).contains(task);
            assertThat(guest.get(question).ok().text()).as(question).doesNotContain(task);
            assertThat(admin.get(question).ok().text()).as(question).doesNotContain(task);
        }
        assertThat(admin.get("/me/tasks").ok().text()).contains(waiting).doesNotContain(task);
        assertThat(guest.get("/tasks/" + waiting + "/history").ok().text()).contains("wait for another task");

        assertThat(admin.send("PATCH", "/tasks/" + waiting, Map.of("title", "x"), "If-Match", "\"1\"")
                        .refused(412, "stale")
                        .text())
                .contains("task.blocked")
                .doesNotContain(task);

        String held = guest.get("/tasks/" + waiting).ok().header("ETag");
        add("VIEWER").ok();
        for (String question : questions) {
            assertThat(guest.get(question).ok().text()).as(question).contains(task);
        }
        assertThat(guest.send("GET", "/tasks/" + waiting, null, "If-None-Match", held)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void listsHoldWhatOneMaySee() throws Exception {
        String boards = "/workspaces/" + workspace + "/boards";
        String members = "/workspaces/" + workspace + "/members";
        for (String past : List.of("", "?asOfPosition=" + (position - 2))) {
            assertThat(admin.get(boards + past).ok().text()).doesNotContain(board.id());
            assertThat(owner.get(boards + past).ok().text()).contains(board.id());
        }
        assertThat(guest.get(boards).ok().json().get("items").isEmpty()).isTrue();
        assertThat(guest.get(members).ok().json().get("items").size()).isEqualTo(1);

        add("COMMENTER").ok();

        assertThat(guest.get(boards).ok().text()).contains(board.id());
        // The owner, who made it private and so is on it, and the guest.
        assertThat(guest.get(members).ok().json().get("items").size()).isEqualTo(2);
        assertThat(guest.get("/workspaces").ok().text()).contains(workspace);
    }

    @Test
    void auditorsReadPrivateBoardsToo(ServerProcess server) throws Exception {
        Api auditor = Api.registered(server);
        String id = auditor.get("/me").ok().id();
        Api.admin(server).put("/admin/users/" + id + "/roles/AUDITOR").ok();
        for (String question : questions()) {
            auditor.get(question).ok();
        }
        auditor.patch(board.path(), Map.of("name", "Mine")).refused(404, "not-found");
        owner.delete("/workspaces/" + workspace).ok();
        for (String question : questions()) {
            auditor.get(question).refused(404, "not-found");
        }
    }

    @Test
    void visibilityIsTheMomentsOwn() throws Exception {
        assertThat(owner.board(board.id(), position).get("visibility").asString())
                .isEqualTo("PRIVATE");
        for (String path : List.of("", "/replay")) {
            assertThat(owner.get(board.path() + path + "?asOfPosition=" + (position - 2))
                            .ok()
                            .json()
                            .get("visibility")
                            .asString())
                    .isEqualTo("WORKSPACE");
            assertThat(owner.get(board.path() + path + "?asOfPosition=" + position)
                            .ok()
                            .json()
                            .get("visibility")
                            .asString())
                    .isEqualTo("PRIVATE");
        }
    }

    @Test
    void whoWasOnABoardIsToldOfThen() throws Exception {
        long added = add("EDITOR").ok().position();
        owner.delete(board.path() + "/members/" + guestId).ok();
        String members = board.path() + "/members";
        assertThat(owner.get(members).ok().text()).doesNotContain(guestId);
        assertThat(owner.get(members + "?asOfPosition=" + added).ok().text()).contains(guestId);
        owner.get(members + "?asOfPosition=1").refused(404, "not-yet");
    }
}
