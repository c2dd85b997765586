package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.id.UuidV7;
import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever makes a thing may choose its id, once. */
@ExtendWith(RunningServer.class)
class ChosenIdsTest {
    private record Creation(String path, Map<String, Object> body) {
        Map<String, Object> with(Object id) {
            Map<String, Object> all = new HashMap<>(body);
            all.put("id", id);
            return all;
        }
    }

    @Test
    void whatIsOnABoardMayBringItsId(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String workspace = api.createWorkspace("Ids");
        TestBoard board = api.createBoard(workspace, "Board", "To do");
        TestBoard other = api.createBoard(workspace, "Other", "To do");
        String task = api.createTask(board, 0, "Task").id();
        String checklist = UuidV7.next().toString();
        api.post("/tasks/" + task + "/checklists", Map.of("id", checklist, "name", "List"))
                .ok();
        for (Creation creation : List.of(
                new Creation(board.path() + "/columns", Map.of("name", "Column")),
                new Creation(board.path() + "/labels", Map.of("name", "Label", "color", "red")),
                new Creation(board.path() + "/fields", Map.of("name", "Field", "type", "TEXT")),
                new Creation("/tasks/" + task + "/checklists", Map.of("name", "Checklist")),
                new Creation("/tasks/" + task + "/checklists/" + checklist + "/items", Map.of("text", "Item")))) {
            String id = UuidV7.next().toString();
            Answer made = api.post(creation.path(), creation.with(id)).ok();
            assertThat(made.id()).isEqualTo(id);
            assertThat(made.header("Location")).endsWith(creation.path() + "/" + id);
            api.post(creation.path(), creation.with(id)).refused(409, "id-taken", "/id", "unique");
            api.post(creation.path(), creation.with(UUID.randomUUID())).refused(422, "id-not-v7", "/id", "uuid-v7");
            if (creation.path().startsWith(board.path())) {
                String elsewhere = creation.path().replace(board.id(), other.id());
                api.post(elsewhere, creation.with(id)).refused(409, "id-taken", "/id", "unique");
                api.delete(creation.path() + "/" + id).ok();
                api.post(creation.path(), creation.with(id)).refused(409, "id-taken", "/id", "unique");
            }
        }
        api.post(
                        "/workspaces/" + workspace + "/boards",
                        Map.of("name", "x", "columns", List.of(Map.of("name", "y", "id", UUID.randomUUID()))))
                .refused(422, "id-not-v7", "/columns/0/id", "uuid-v7");
    }
}
