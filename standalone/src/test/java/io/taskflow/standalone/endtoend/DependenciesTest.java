package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.id.UuidV7;
import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Tasks that wait for others. */
@ExtendWith(RunningServer.class)
class DependenciesTest {
    @Test
    void bothTasksShowItUntilItEndsAndThePastKeepsIt(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String workspace = api.createWorkspace("Dependencies");
        TestBoard board = api.createBoard(workspace, "Board", "To do");
        TestBoard other = api.createBoard(workspace, "Other board", "To do");
        Answer made = api.createTask(board, 0, "Paint");
        Answer blocker = api.createTask(other, 0, "Buy paint");
        String path = "/tasks/" + made.id() + "/dependencies/" + blocker.id();

        Answer added = api.put(path).ok();
        assertThat(added.id()).isEqualTo(made.id());
        assertThat(added.version()).isEqualTo(made.version() + 1);
        assertThat(api.put(path).ok().version()).isEqualTo(added.version());
        assertThat(dependencies(task(api, made.id(), "?minPosition=" + added.position()), "blockedBy"))
                .containsExactly(blocker.id());
        JsonNode blocking = task(api, blocker.id(), "?minPosition=" + added.position());
        assertThat(dependencies(blocking, "blocks")).containsExactly(made.id());
        assertThat(blocking.get("version").asLong()).isEqualTo(blocker.version() + 1);

        Answer removed = api.delete(path).ok();
        assertThat(removed.version()).isEqualTo(added.version() + 1);
        assertThat(api.delete(path).ok().version()).isEqualTo(removed.version());
        assertThat(dependencies(task(api, made.id(), "?minPosition=" + removed.position()), "blockedBy"))
                .isEmpty();
        assertThat(dependencies(task(api, blocker.id(), "?minPosition=" + removed.position()), "blocks"))
                .isEmpty();
        assertThat(dependencies(task(api, made.id(), "?asOf=" + added.at()), "blockedBy"))
                .containsExactly(blocker.id());
        assertThat(dependencies(task(api, blocker.id(), "?asOf=" + added.at()), "blocks"))
                .containsExactly(made.id());
        assertThat(dependencies(task(api, made.id(), "/versions/" + added.version()), "blockedBy"))
                .containsExactly(blocker.id());
        assertThat(sentences(api, "/tasks/" + made.id() + "/history"))
                .endsWith(" let “Paint” wait for another task", " let “Paint” wait for another task no longer");
        assertThat(sentences(api, other.path() + "/activity"))
                .startsWith(
                        " let another task wait for “Buy paint” no longer", " let another task wait for “Buy paint”");
    }

    @Test
    void tasksNeverWaitInACircle(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do");
        String first = api.createTask(board, 0, "first").id();
        String second = api.createTask(board, 0, "second").id();
        String third = api.createTask(board, 0, "third").id();
        depend(api, first, first).refused(409, "dependency-cycle");
        depend(api, first, second).ok();
        depend(api, second, third).ok();
        depend(api, first, third).ok();
        depend(api, third, first).refused(409, "dependency-cycle");
        depend(api, second, first).refused(409, "dependency-cycle");
        api.delete("/tasks/" + first + "/dependencies/" + second).ok();
        api.delete("/tasks/" + first + "/dependencies/" + third).ok();
        depend(api, third, first).ok();
    }

    @Test
    void whatIsNotSeenIsAsWhatIsNotThere(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        Api stranger = Api.registered(server);
        String workspace = api.createWorkspace("Mine");
        TestBoard board = api.createBoard(workspace, "Board", "To do");
        String task = api.createTask(board, 0, "task").id();
        TestBoard foreign = stranger.newBoard("To do");
        String theirs = stranger.createTask(foreign, 0, "theirs").id();
        TestBoard elsewhere = api.newBoard("To do");
        String outside = api.createTask(elsewhere, 0, "outside").id();

        for (String unseen : List.of(theirs, UuidV7.next().toString(), board.id())) {
            depend(api, task, unseen).refused(404, "not-found");
            depend(api, unseen, task).refused(404, "not-found");
            assertThat(api.delete("/tasks/" + task + "/dependencies/" + unseen)
                            .ok()
                            .version())
                    .isEqualTo(1);
        }
        depend(api, task, outside).refused(422, "invalid", "/dependencies", "same-workspace");
        String other = api.createTask(board, 0, "other").id();
        depend(api, task, other).ok();
        api.post("/tasks/" + other + "/archive", null).ok();
        api.delete("/tasks/" + task + "/dependencies/" + other).ok();
        depend(api, task, other).refused(409, "archived");
        depend(api, other, task).refused(409, "archived");
    }

    private static Answer depend(Api api, String task, String blocker) throws Exception {
        return api.put("/tasks/" + task + "/dependencies/" + blocker);
    }

    private static JsonNode task(Api api, String id, String more) throws Exception {
        return api.get("/tasks/" + id + more).ok().json();
    }

    private static List<String> dependencies(JsonNode task, String side) {
        return task.get("dependencies")
                .get(side)
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /** Without whoever did it. */
    private static List<String> sentences(Api api, String path) throws Exception {
        return Shown.texts(api.get(path).ok().json().get("items"), "sentence").stream()
                .map(sentence -> sentence.contains(" let ") ? sentence.substring(sentence.indexOf(" let ")) : sentence)
                .toList();
    }
}
