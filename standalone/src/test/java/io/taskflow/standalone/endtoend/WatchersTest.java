package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.id.UuidV7;
import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who watches a task. */
@ExtendWith(RunningServer.class)
class WatchersTest {
    @Test
    void peopleWatchATaskAndLeaveItsVersionAlone(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String me = api.get("/me").ok().id();
        TestBoard board = api.newBoard("To do");
        Answer task = api.createTask(board, 0, "Watched");
        String path = "/tasks/" + task.id();
        String watcher = path + "/watchers/" + me;

        assertThat(api.delete(watcher).ok().version()).isZero();
        Answer watched = api.put(watcher).ok();
        assertThat(watched.id()).isEqualTo(me);
        assertThat(watched.version()).isEqualTo(1);
        assertThat(api.put(watcher).ok().version()).isEqualTo(1);
        Answer renamed = api.patch(path, Map.of("title", "Renamed")).ok();
        assertThat(renamed.version()).isEqualTo(2);
        Answer left = api.delete(watcher).ok();
        assertThat(left.version()).isEqualTo(2);
        assertThat(api.delete(watcher).ok().version()).isEqualTo(2);

        assertThat(watchers(api, path + "?minPosition=" + left.position())).isEmpty();
        assertThat(watchers(api, path + "?asOf=" + watched.at())).containsExactly(me);
        assertThat(watchers(api, path + "?asOfPosition=" + renamed.position())).containsExactly(me);
        assertThat(watchers(api, path + "?asOfPosition=" + task.position())).isEmpty();
        assertThat(watchers(api, path + "/versions/1")).isEmpty();
        assertThat(watchers(api, path + "/versions/2")).containsExactly(me);
        assertThat(api.get(board.path() + "/activity?task=" + task.id())
                        .ok()
                        .json()
                        .get("items")
                        .valueStream()
                        .map(line -> line.get("sentence").asString())
                        .filter(sentence -> sentence.contains("watches")))
                .satisfiesExactly(
                        last -> assertThat(last).endsWith(" watches “Renamed” no longer"),
                        first -> assertThat(first).endsWith(" watches “Watched”"));
        for (String moment : List.of("asOf=" + watched.at(), "asOfPosition=" + left.position())) {
            assertThat(api.get(board.path() + "/replay?" + moment).ok().json())
                    .isEqualTo(api.get(board.path() + "?" + moment).ok().json());
        }
    }

    @Test
    void manyBeginAtOnceToWatchATask(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String me = api.get("/me").ok().id();
        TestBoard board = api.newBoard("To do");
        String path = "/tasks/" + api.createTask(board, 0, "Watched").id();
        List<Answer> answers = Clients.atOnce(
                8, client -> () -> api.put(path + "/watchers/" + me).ok());
        assertThat(answers).allSatisfy(answer -> assertThat(answer.version()).isEqualTo(1));
        assertThat(watchers(api, path + "?minPosition=" + answers.getFirst().position()))
                .containsExactly(me);
    }

    @Test
    void whoStopsWhileTheFirstBeginsIsInNobodysWay(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String me = api.get("/me").ok().id();
        TestBoard board = api.newBoard("To do");
        for (int round = 0; round < 20; round++) {
            String watcher = "/tasks/" + api.createTask(board, 0, "Watched").id() + "/watchers/" + me;
            List<Answer> answers =
                    Clients.atOnce(8, client -> () -> client % 2 == 0 ? api.put(watcher) : api.delete(watcher));
            assertThat(answers.stream().allMatch(Answer::good))
                    .as(server.said())
                    .isTrue();
        }
    }

    @Test
    void whatBreaksARuleIsRefused(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        Api other = Api.registered(server);
        String me = api.get("/me").ok().id();
        TestBoard board = api.newBoard("To do");
        String path = "/tasks/" + api.createTask(board, 0, "Watched").id();

        api.put(path + "/watchers/" + UuidV7.next()).refused(422, "unknown-member", "/watchers", "member");
        other.put(path + "/watchers/" + other.get("/me").ok().id()).refused(404, "not-found");
        other.delete(path + "/watchers/" + me).refused(404, "not-found");
        api.put("/tasks/" + UuidV7.next() + "/watchers/" + me).refused(404, "not-found");
        api.post(path + "/archive", null).ok();
        api.put(path + "/watchers/" + me).refused(409, "archived");
        api.delete(path + "/watchers/" + me).refused(409, "archived");
    }

    private static List<String> watchers(Api api, String path) throws Exception {
        return api.get(path)
                .ok()
                .json()
                .get("watchers")
                .valueStream()
                .map(person -> person.get("id").asString())
                .toList();
    }
}
