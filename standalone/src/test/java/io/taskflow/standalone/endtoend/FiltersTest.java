package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.id.UuidV7;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What people keep to ask lists with. */
@ExtendWith(RunningServer.class)
class FiltersTest {
    @Test
    void filtersAreKeptChangedAndDeletedByTheirOwner(ServerProcess server) throws Exception {
        Api api = Api.registered(server);
        Api other = Api.registered(server);
        String board = UuidV7.next().toString();
        Map<String, Object> search = Map.of("list", "SEARCH", "q", "printer", "board", board, "type", "task");
        api.delete("/me/filters/" + UuidV7.next()).refused(404, "not-found");
        Answer printers = api.post("/me/filters", Map.of("name", "Printers", "filter", search))
                .ok();
        assertThat(printers.status()).isEqualTo(201);
        Answer mine = api.post(
                        "/me/filters",
                        Map.of(
                                "name",
                                "due",
                                "filter",
                                Map.of("list", "TASKS", "archived", false, "due", "2027-01-01T00:00:00+01:00")))
                .ok();
        assertThat(mine.version()).isEqualTo(2);

        assertThat(names(api, mine.position())).containsExactly("due", "Printers");
        JsonNode kept = api.get("/me/filters").ok().json().get("items");
        assertThat(kept.at("/0/filter/due").asString()).isEqualTo("2026-12-31T23:00:00Z");
        assertThat(kept.at("/1/filter/board").asString()).isEqualTo(board);
        assertThat(names(other, 0)).isEmpty();
        String path = "/me/filters/" + printers.id();
        other.patch(path, Map.of("name", "x")).refused(404, "not-found");
        other.delete(path).refused(404, "not-found");

        assertThat(api.patch(path, Map.of("name", "Printers", "filter", search))
                        .ok()
                        .version())
                .isEqualTo(2);
        api.patch(path, Map.of("name", "DUE")).refused(409, "name-taken", "/name", "unique");
        Answer changed = api.patch(path, Map.of("name", "PRINTERS", "filter", Map.of("list", "SEARCH", "q", "scanner")))
                .ok();
        assertThat(names(api, changed.position())).containsExactly("due", "PRINTERS");
        JsonNode page = api.get("/me/filters?limit=1").ok().json();
        page = api.get("/me/filters?limit=1&cursor=" + page.get("nextCursor").asString())
                .ok()
                .json();
        assertThat(page.at("/items/0/filter/q").asString()).isEqualTo("scanner");
        assertThat(page.at("/items/0/filter/board").isNull()).isTrue();
        api.delete(path).ok();
        api.delete(path).refused(404, "not-found");
        assertThat(names(api, 0)).containsExactly("due");
    }

    @Test
    void manyAtOnceKeepOneOfAName(ServerProcess server) throws Exception {
        Api api = Api.registered(server);
        api.token();
        List<Answer> answers = Clients.atOnce(
                8, client -> () -> api.post("/me/filters", Map.of("name", "same", "filter", Map.of("list", "TASKS"))));
        assertThat(answers.stream().filter(Answer::good)).hasSize(1);
        assertThat(answers.stream().filter(answer -> !answer.good()))
                .allSatisfy(answer -> answer.refused(409, "name-taken", "/name", "unique"));
        assertThat(names(api, 0)).containsExactly("same");
    }

    @Test
    void whatNoListTakesIsRefused(ServerProcess server) throws Exception {
        Api api = Api.registered(server);
        refused(api, Map.of("list", "SEARCH"), "/filter/q");
        refused(api, Map.of("list", "SEARCH", "q", "x", "due", "2027-01-01T00:00:00Z"), "/filter/due");
        refused(api, Map.of("list", "SEARCH", "q", "x", "type", "board"), "/filter/type");
        refused(api, Map.of("list", "TASKS", "q", "x"), "/filter/q");
        refused(api, Map.of("list", "TASKS", "label", UuidV7.next().toString()), "/filter/label");
        refused(api, Map.of("list", "BOARDS"), "/filter/list");
        api.post("/me/filters", Map.of("name", "x")).refused(422, "invalid");
        api.post("/me/filters", Map.of("name", "x", "filter", Map.of("list", "TASKS", "colour", "red")))
                .refused(400, "unknown-field");
        assertThat(names(api, 0)).isEmpty();
    }

    private static void refused(Api api, Map<String, Object> filter, String pointer) throws Exception {
        Answer answer = api.post("/me/filters", new HashMap<>(Map.of("name", "x", "filter", filter)));
        answer.refused(422, "invalid");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    private static List<String> names(Api api, long position) throws Exception {
        return api.get("/me/filters?minPosition=" + position)
                .ok()
                .json()
                .get("items")
                .valueStream()
                .map(filter -> filter.get("name").asString())
                .toList();
    }
}
