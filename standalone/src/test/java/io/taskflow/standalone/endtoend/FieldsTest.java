package io.taskflow.standalone.endtoend;

import static io.taskflow.standalone.endtoend.Shown.card;
import static io.taskflow.standalone.endtoend.Shown.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.id.UuidV7;
import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Custom fields of boards, and their values on tasks. */
@ExtendWith(RunningServer.class)
class FieldsTest {
    @Test
    void valuesFollowTheirFieldAndThePastKeepsItsNames(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do");
        String team = field(api, board, Map.of("name", "team", "type", "CHOICE", "options", List.of("A", "B")));
        String size = field(api, board, Map.of("name", "size", "type", "NUMBER"));
        Answer made = api.post(
                        board.path() + "/tasks",
                        Map.of(
                                "columnId",
                                board.columns().getFirst(),
                                "title",
                                "Fix it",
                                "fields",
                                Map.of("team", "A", "size", "12.5")))
                .ok();
        String task = "/tasks/" + made.id();
        api.patch(board.path() + "/fields/" + team, Map.of("name", "squad", "options", List.of("B", "C")))
                .ok();
        Answer renamed = api.patch(task, Map.of("fields", Map.of("squad", "C"))).ok();
        assertThat(api.patch(task, Map.of("fields", Map.of("squad", "C"))).ok().version())
                .isEqualTo(renamed.version());
        Answer deleted = api.delete(board.path() + "/fields/" + size).ok();

        JsonNode now = api.board(board.id(), deleted.position());
        assertThat(now.get("version").asLong()).isEqualTo(deleted.version());
        assertThat(now.get("fields"))
                .isEqualTo(json("[{'id':'%s','name':'squad','type':'CHOICE','options':['B','C']}]", team));
        assertThat(fields(card(now))).isEqualTo(Map.of("squad", "C"));
        assertThat(card(now).get("version").asLong()).isEqualTo(renamed.version());
        assertThat(fields(api.get(task).ok().json())).isEqualTo(Map.of("squad", "C"));

        for (String path : List.of(board.path() + "?asOf=", board.path() + "/replay?asOf=")) {
            JsonNode then = api.get(path + made.at()).ok().json();
            assertThat(then.get("fields"))
                    .as(path)
                    .isEqualTo(json(
                            "[{'id':'%s','name':'team','type':'CHOICE','options':['A','B']},"
                                    + "{'id':'%s','name':'size','type':'NUMBER','options':[]}]",
                            team, size));
            assertThat(fields(card(then))).as(path).isEqualTo(Map.of("team", "A", "size", "12.5"));
            assertThat(fields(card(api.get(path + renamed.at()).ok().json())))
                    .as(path)
                    .isEqualTo(Map.of("squad", "C", "size", "12.5"));
        }
        assertThat(fields(api.get(task + "/versions/1").ok().json())).isEqualTo(Map.of("team", "A", "size", "12.5"));
        assertThat(texts(api.get(board.path() + "/activity").ok().json().get("items"), "sentence"))
                .anySatisfy(sentence -> assertThat(sentence).endsWith("deleted the field “size”"))
                .anySatisfy(sentence -> assertThat(sentence).endsWith("changed squad of “Fix it”"))
                .anySatisfy(sentence -> assertThat(sentence).endsWith("renamed the field “team” to “squad”"));
        assertThat(texts(api.get(task + "/history").ok().json().get("items"), "sentence"))
                .anySatisfy(sentence -> assertThat(sentence).endsWith("changed squad of “Fix it”"));

        // Another field of the old name brings nothing back.
        field(api, board, Map.of("name", "size", "type", "TEXT"));
        Answer last = api.patch(task, Map.of("title", "Fixed")).ok();
        assertThat(fields(card(api.board(board.id(), last.position())))).isEqualTo(Map.of("squad", "C"));
    }

    @Test
    void aValueIsOfItsFieldsType(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do");
        String task = "/tasks/" + api.createTask(board, 0, "task").id();
        field(api, board, Map.of("name", "Points", "type", "NUMBER"));
        field(api, board, Map.of("name", "Day", "type", "DATE"));
        field(api, board, Map.of("name", "Kind", "type", "CHOICE", "options", List.of("Bug")));
        field(api, board, Map.of("name", "Tester", "type", "USER"));
        String me = api.get("/me").ok().id();

        api.patch(task, Map.of("fields", Map.of("Points", "-3", "Day", "2026-05-01", "Kind", "Bug", "Tester", me)))
                .ok();
        api.patch(task, Map.of("fields", Map.of("Points", "three")))
                .refused(422, "invalid", "/fields/Points", "number");
        api.patch(task, Map.of("fields", Map.of("Day", "1.5.2026"))).refused(422, "invalid", "/fields/Day", "date");
        api.patch(task, Map.of("fields", Map.of("Kind", "bug"))).refused(422, "invalid", "/fields/Kind", "choice");
        api.patch(task, Map.of("fields", Map.of("Tester", UuidV7.next().toString())))
                .refused(422, "invalid", "/fields/Tester", "member");
        api.patch(task, Map.of("fields", Map.of("points", "3"))).refused(422, "invalid", "/fields/points", "exists");
        api.post(
                        board.path() + "/tasks",
                        Map.of(
                                "columnId",
                                board.columns().getFirst(),
                                "title",
                                "x",
                                "fields",
                                Map.of("Kind", "Feature")))
                .refused(422, "invalid", "/fields/Kind", "choice");
    }

    @Test
    void whatTasksHadBeforeTheirBoardHadFieldsStays(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do");
        String task = "/tasks/" + api.createTask(board, 0, "task").id();
        api.patch(task, Map.of("fields", Map.of("team", "V5 3rd", "region", "N")))
                .ok();
        String team = field(api, board, Map.of("name", "team", "type", "NUMBER"));

        Answer still = api.patch(task, Map.of("title", "other")).ok();
        assertThat(fields(card(api.board(board.id(), still.position()))))
                .isEqualTo(Map.of("team", "V5 3rd", "region", "N"));
        api.patch(task, Map.of("fields", Map.of("region", "S"))).refused(422, "invalid", "/fields/region", "exists");
        api.patch(task, Map.of("fields", Map.of("team", "V5 3rd"))).refused(422, "invalid", "/fields/team", "number");
        api.patch(board.path() + "/fields/" + team, Map.of("name", "squad")).ok();
        Map<String, String> cleared = new HashMap<>();
        cleared.put("region", null);
        cleared.put("team", null);
        Answer last = api.patch(task, Map.of("fields", cleared)).ok();
        assertThat(fields(card(api.board(board.id(), last.position())))).isEqualTo(Map.of("squad", "V5 3rd"));
    }

    @Test
    void fieldsAreRefusedThatAreNotWhole(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String workspace = api.createWorkspace("Refused fields");
        TestBoard board = api.createBoard(workspace, "Board", "To do");
        TestBoard other = api.createBoard(workspace, "Other", "To do");
        String foreign = field(api, other, Map.of("name", "team", "type", "TEXT"));
        String path = board.path() + "/fields";

        api.patch(path + "/" + foreign, Map.of("name", "x")).refused(404, "not-found");
        api.delete(path + "/" + foreign).refused(404, "not-found");
        api.post(path, Map.of("name", "team", "type", "PERCENT")).refused(422, "invalid", "/type", "choice");
        api.post(path, Map.of("name", "team")).refused(422, "invalid", "/type", "required");
        api.post(path, Map.of("type", "TEXT")).refused(422, "invalid", "/name", "required");
        api.post(path, Map.of("name", "team", "type", "CHOICE")).refused(422, "invalid", "/options", "required");
        api.post(path, Map.of("name", "team", "type", "CHOICE", "options", List.of()))
                .refused(422, "invalid", "/options", "min-items");
        api.post(path, Map.of("name", "team", "type", "CHOICE", "options", List.of("A", "A")))
                .refused(422, "invalid", "/options/1", "unique");
        api.post(path, Map.of("name", "team", "type", "TEXT", "options", List.of("A")))
                .refused(422, "invalid", "/options", "choice-only");
        String team = field(api, board, Map.of("name", "team", "type", "TEXT"));
        api.post(path, Map.of("name", "TEAM", "type", "TEXT")).refused(409, "name-taken", "/name", "unique");
        api.patch(path + "/" + team, Map.of("type", "NUMBER")).refused(400, "unknown-field");
        api.patch(path + "/" + team, Map.of("options", "A")).refused(400, "malformed", "/options", "type");
        api.patch(path + "/" + team, Map.of("options", List.of("A")))
                .refused(422, "invalid", "/options", "choice-only");
        api.patch(path + "/" + team, Map.of("name", "Team")).ok();
        assertThat(api.send("DELETE", path + "/" + team, null, "If-Match", "\"1\"")
                        .status())
                .isEqualTo(412);
    }

    /** Whoever comes first: a field that is gone takes no value from then on. */
    @Test
    void aFieldThatGoesWhileTasksGetValuesTakesNone(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do");
        var race = new WithdrawalRace(api, board);
        String team = field(api, board, Map.of("name", "team", "type", "TEXT"));

        assertThat(race.run(
                        () -> api.delete(board.path() + "/fields/" + team),
                        task -> api.patch("/tasks/" + task, Map.of("fields", Map.of("team", "A"))),
                        late -> late.refused(422, "invalid", "/fields/team", "exists")))
                .allSatisfy(task -> assertThat(fields(task)).isEmpty());
    }

    private static String field(Api api, TestBoard board, Map<String, ?> body) throws Exception {
        return api.post(board.path() + "/fields", body).ok().id();
    }

    private static Map<String, String> fields(JsonNode task) {
        Map<String, String> fields = new TreeMap<>();
        task.get("fields")
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString()));
        return fields;
    }

    private static JsonNode json(String text, Object... parts) {
        return JsonMapper.shared().readTree(text.formatted(parts).replace('\'', '"'));
    }
}
