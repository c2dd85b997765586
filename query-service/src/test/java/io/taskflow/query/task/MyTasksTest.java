package io.taskflow.query.task;

import static io.taskflow.query.ReadApi.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.TaskflowEvent;
import io.taskflow.events.board.ColumnAdded;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskAssigned;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskDueChanged;
import io.taskflow.events.task.TaskMoved;
import io.taskflow.events.task.TaskRestored;
import io.taskflow.events.task.TaskUnassigned;
import io.taskflow.query.ReadApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MyTasksTest {
    private static final Instant MONDAY = Instant.parse("2026-11-30T12:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-12-01T12:00:00Z");

    private static ReadApi api;

    private final ReadApi.Viewer ada = api.viewer("Ada");
    private final UUID team = api.workspace(ada, "Team");
    private final UUID other = api.workspace(ada, "Other");
    private final UUID board = board(team);
    private final UUID elsewhere = board(other);
    private long position;

    @BeforeAll
    static void start() {
        api = new ReadApi();
    }

    @AfterAll
    static void end() {
        api.close();
    }

    private UUID board(UUID workspace) {
        UUID id = api.board(ada, workspace, "Board", null);
        api.append(ada.id(), null, id, new ColumnAdded(id, id, "To do", "m"));
        return id;
    }

    private UUID given(UUID on, @Nullable Instant due) {
        UUID id = UuidV7.next();
        happens(on, new TaskCreated(id, on, on, "m", "Task", null, List.of(ada.id()), null, due, Map.of(), null));
        return id;
    }

    private void happens(UUID on, TaskflowEvent event) {
        position = api.append(ada.id(), null, on, event);
    }

    private JsonNode page(String query) {
        ReadApi.Response response = api.get(ada, "/me/tasks?minPosition=" + position + "&waitMs=30000" + query);
        assertThat(response.status()).as(response.http().body()).isEqualTo(200);
        return response.json();
    }

    private List<UUID> mine(String query) {
        return ids(page(query));
    }

    private static List<UUID> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(task -> UUID.fromString(task.get("id").asString()))
                .toList();
    }

    @Test
    void myTasksComeByWhenTheyAreDueOverAllBoards() {
        UUID never = given(board, null);
        UUID tuesday = given(elsewhere, TUESDAY);
        UUID monday = given(board, MONDAY);
        UUID mondayToo = given(board, MONDAY);
        UUID notMine = given(board, MONDAY);
        happens(board, new TaskUnassigned(notMine, board, ada.id()));
        happens(board, new TaskMoved(monday, board, board, board, "n"));

        assertThat(mine("")).containsExactly(monday, mondayToo, tuesday, never);
        assertThat(mine("&board=" + board)).containsExactly(monday, mondayToo, never);
        assertThat(mine("&workspace=" + other)).containsExactly(tuesday);
        assertThat(mine("&due=" + encoded(MONDAY))).containsExactly(monday, mondayToo);
        List<UUID> pages = new ArrayList<>();
        JsonNode page = page("&limit=1");
        while (!page.get("nextCursor").isNull()) {
            pages.addAll(ids(page));
            page = page("&limit=1&cursor=" + page.get("nextCursor").asString());
        }
        pages.addAll(ids(page));
        assertThat(pages).containsExactly(monday, mondayToo, tuesday, never);
    }

    @Test
    void theListFollowsWhatHappensToTheTasks() {
        UUID one = given(board, MONDAY);
        UUID two = given(board, TUESDAY);
        happens(board, new TaskDueChanged(one, board, null));
        assertThat(mine("")).containsExactly(two, one);
        happens(board, new TaskArchived(two, board));
        assertThat(mine("")).containsExactly(one);
        assertThat(mine("&archived=true")).containsExactly(two);
        happens(board, new TaskRestored(two, board, board, "q"));
        happens(board, new TaskUnassigned(one, board, ada.id()));
        assertThat(mine("")).containsExactly(two);
        happens(board, new TaskAssigned(one, board, ada.id()));
        assertThat(mine("")).containsExactly(two, one);
    }

    @Test
    void whatOneMayNotSeeAnyMoreIsNotListed() {
        given(board, null);
        UUID still = given(elsewhere, null);
        api.sql()
                .sql("DELETE FROM command.membership WHERE workspace_id = ?")
                .param(team)
                .update();

        assertThat(mine("")).containsExactly(still);
        assertThat(mine("&board=" + board)).isEmpty();
        assertThat(api.get(ada, "/me/tasks?due=yesterday").problem()).isEqualTo("invalid-instant");
        assertThat(api.get(ada, "/me/tasks?asOfPosition=1").problem()).isEqualTo("malformed");
    }
}
