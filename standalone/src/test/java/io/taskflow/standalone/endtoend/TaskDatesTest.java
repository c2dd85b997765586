package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** When tasks start, when they are due, and whether that is done. */
@ExtendWith(RunningServer.class)
class TaskDatesTest {
    private static final String START = "2026-05-01T09:00:00Z";

    @Test
    void aTaskStartsIsDueAndDone(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        TestBoard board = api.newBoard("To do");
        Answer made = api.post(
                        board.path() + "/tasks",
                        Map.of("columnId", board.columns().getFirst(), "title", "task", "startAt", START))
                .ok();
        Answer done = api.patch("/tasks/" + made.id(), Map.of("dueAt", "2026-05-02T09:00:00+02:00", "dueDone", true))
                .ok();
        Map<String, Object> clear = new HashMap<>();
        clear.put("startAt", null);
        clear.put("dueDone", null);
        Answer cleared = api.patch("/tasks/" + made.id(), clear).ok();

        JsonNode then = card(api.get(board.path() + "?asOf=" + done.at()));
        assertThat(then.get("startAt").asString()).isEqualTo(START);
        assertThat(then.get("dueAt").asString()).isEqualTo("2026-05-02T07:00:00Z");
        assertThat(then.get("dueDone").booleanValue()).isTrue();
        assertThat(card(api.get(board.path() + "/replay?asOf=" + done.at()))).isEqualTo(then);
        JsonNode now = card(api.get(board.path() + "?minPosition=" + cleared.position()));
        assertThat(now.get("startAt").isNull()).isTrue();
        assertThat(now.get("dueDone").booleanValue()).isFalse();
        api.patch("/tasks/" + made.id(), Map.of("dueDone", "yes")).refused(400, "malformed", "/dueDone", "type");
        api.patch("/tasks/" + made.id(), Map.of("startAt", "tomorrow")).refused(400, "invalid-instant");
    }

    private static JsonNode card(Answer board) {
        return board.ok().json().get("columns").get(0).get("tasks").get(0);
    }
}
