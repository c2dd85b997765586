package io.taskflow.query;

import static io.taskflow.query.ReadApi.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.BoardImported;
import io.taskflow.events.board.BoardRenamed;
import io.taskflow.events.board.ColumnAdded;
import io.taskflow.events.board.ColumnRenamed;
import io.taskflow.events.id.UuidV7;
import io.taskflow.events.task.Priority;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskAssigned;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskDueChanged;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskMoved;
import io.taskflow.events.task.TaskPrioritized;
import io.taskflow.events.task.TaskRenamed;
import io.taskflow.events.workspace.PlaceholderAdded;
import io.taskflow.events.workspace.WorkspaceRenamed;
import io.taskflow.query.taskboard.BoardTasks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ReadApiTest {
    private static ReadApi api;

    private final ReadApi.Viewer ada = api.viewer("Ada");
    private final UUID workspace = api.workspace(ada, "Team");
    private final UUID board = api.board(ada, workspace, "Ops", null);
    private final UUID todo = UuidV7.next();
    private final UUID done = UuidV7.next();
    private long position = api.append(
            ada.id(),
            null,
            board,
            new ColumnAdded(board, todo, "To do", "m"),
            new ColumnAdded(board, done, "Done", "t"));

    @BeforeAll
    static void start() {
        api = new ReadApi();
    }

    @AfterAll
    static void end() {
        api.close();
    }

    private TaskCreated task(UUID id, UUID column, String rank, String title) {
        return new TaskCreated(id, board, column, rank, title, null, List.of(), null, null, Map.of(), null);
    }

    private UUID given(String title) {
        UUID id = UuidV7.next();
        happens(task(id, todo, "m", title));
        return id;
    }

    private void happens(TaskEvent event) {
        position = api.append(ada.id(), null, board, event);
    }

    private ReadApi.Response get(String path, String... headers) {
        return api.get(ada, path, headers);
    }

    /** The answer once the views have all that happened. */
    private ReadApi.Response now(String path) {
        ReadApi.Response answer = get(path, "Taskflow-Min-Position", Long.toString(position));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer;
    }

    private static List<String> texts(JsonNode items, String field) {
        return items.valueStream().map(item -> item.path(field).asString("")).toList();
    }

    private static @Nullable String cursor(JsonNode page) {
        return page.path("nextCursor").isNull() ? null : page.path("nextCursor").stringValue();
    }

    @Test
    void aBoardShowsItsColumnsAndTasks() {
        UUID task = given("Fix it");
        happens(new TaskAssigned(task, board, ada.id()));
        JsonNode answer = now("/boards/" + board).json();
        assertThat(answer.path("name").stringValue()).isEqualTo("Ops");
        assertThat(answer.path("asOf").isNull()).isTrue();
        assertThat(texts(answer.path("columns"), "name")).containsExactly("To do", "Done");
        JsonNode card = answer.path("columns").path(0).path("tasks").path(0);
        assertThat(card.path("title").stringValue()).isEqualTo("Fix it");
        assertThat(card.path("assignees").path(0).path("name").stringValue()).isEqualTo("Ada");
        assertThat(card.path("version").longValue()).isEqualTo(2);
    }

    @Test
    void whatACommandAnsweredCanBeReadAtOnce() {
        for (int i = 0; i < 20; i++) {
            UUID task = given("T" + i);
            assertThat(now("/tasks/" + task).json().path("title").stringValue()).isEqualTo("T" + i);
            assertThat(get("/tasks/" + given("U" + i)).status())
                    .as("without a word, too: the log knows it")
                    .isEqualTo(200);
        }
    }

    @Test
    void aPastAnswerNeverChanges() {
        UUID task = given("Before");
        String then = encoded(api.log().headTime());
        String first = get("/boards/" + board + "?asOf=" + then).http().body();
        happens(new TaskRenamed(task, board, "After"));
        now("/boards/" + board);
        assertThat(get("/boards/" + board + "?asOf=" + then).http().body()).isEqualTo(first);
        assertThat(get("/tasks/" + task + "?asOf=" + then).json().path("title").stringValue())
                .isEqualTo("Before");
        assertThat(get("/tasks/" + task + "?asOfPosition=" + position)
                        .json()
                        .path("title")
                        .stringValue())
                .isEqualTo("After");
    }

    @Test
    void nowIsAskedForAsAPastMomentWhileOthersWrite() {
        UUID task = given("T0");
        for (int i = 1; i < 20; i++) {
            String now = encoded(databaseNow());
            String first = get("/boards/" + board + "?asOf=" + now).http().body();
            happens(new TaskRenamed(task, board, "T" + i));
            assertThat(get("/boards/" + board + "?asOf=" + now).http().body()).isEqualTo(first);
            assertThat(get("/boards/" + board + "/replay?asOf=" + now).http().body())
                    .isEqualTo(first);
        }
    }

    private static Instant databaseNow() {
        return api.sql()
                .sql("SELECT clock_timestamp()")
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @Test
    void beforeItBeganThereWasNothing() {
        UUID task = given("T");
        long began = position;
        ReadApi.Response early = get("/tasks/" + task + "?asOfPosition=" + (began - 1));
        assertThat(early.status()).isEqualTo(404);
        assertThat(early.problem()).isEqualTo("not-yet");
        assertThat(early.json().path("beganAtPosition").longValue()).isEqualTo(began);
        assertThat(get("/boards/" + board + "?asOf=2020-01-01T00:00:00Z").problem())
                .isEqualTo("not-yet");
        assertThat(get("/workspaces/" + workspace + "/members?asOf=2020-01-01T00:00:00Z")
                        .problem())
                .isEqualTo("not-yet");
        assertThat(get("/workspaces?asOf=2020-01-01T00:00:00Z").json().path("items"))
                .isEmpty();
        assertThat(get("/workspaces/" + workspace + "/boards?asOf=2020-01-01T00:00:00Z")
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void whoIsNoMemberSeesNothingOfIt() {
        UUID task = given("T");
        now("/boards/" + board);
        ReadApi.Viewer eve = api.viewer("Eve");
        UUID nowhere = UuidV7.next();
        String then = "?asOfPosition=" + position;
        for (String path : List.of(
                "/boards/%s",
                "/boards/%s" + then,
                "/boards/%s/replay",
                "/boards/%s/replay" + then,
                "/boards/%s/activity",
                "/boards/%s/tasks",
                "/boards/%s/tasks" + then,
                "/boards/%s/columns/" + todo + "/tasks",
                "/boards/%s/columns/" + todo + "/tasks" + then)) {
            sameRefusal(eve, path, board, nowhere);
        }
        for (String path : List.of("/tasks/%s", "/tasks/%s" + then, "/tasks/%s/history", "/tasks/%s/versions/1")) {
            sameRefusal(eve, path, task, nowhere);
        }
        for (String path : List.of("/workspaces/%s", "/workspaces/%s/members", "/workspaces/%s/boards" + then)) {
            sameRefusal(eve, path, workspace, nowhere);
        }
        assertThat(api.get(eve, "/workspaces").json().path("items")).isEmpty();
        assertThat(api.get(new ReadApi.Viewer(eve.id(), "x"), "/workspaces").status())
                .isEqualTo(401);
    }

    /** What is not shown is refused like what is not there, but for the address. */
    private static void sameRefusal(ReadApi.Viewer viewer, String path, UUID hidden, UUID nowhere) {
        ReadApi.Response refused = api.get(viewer, path.formatted(hidden));
        assertThat(refused.status()).as(path).isEqualTo(404);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.http().body().replace(hidden.toString(), ""))
                .isEqualTo(
                        api.get(viewer, path.formatted(nowhere)).http().body().replace(nowhere.toString(), ""));
    }

    @Test
    void aRemovedMemberLosesThePastWithThePresent() {
        String past = "/boards/" + board + "?asOfPosition=" + position;
        assertThat(get(past).status()).isEqualTo(200);
        api.sql()
                .sql("DELETE FROM command.membership WHERE user_id = ?")
                .param(ada.id())
                .update();
        assertThat(get(past).status()).isEqualTo(404);
    }

    @Test
    void aBoardUnderImportIsNotThere() {
        UUID imported = UuidV7.next();
        UUID importId = UuidV7.next();
        Instant past = Instant.parse("2025-01-01T00:00:00Z");
        api.append(ada.id(), past, imported, new BoardCreated(imported, workspace, "Imported", null, "x", importId));
        api.sql()
                .sql("INSERT INTO command.board_workspace VALUES (?, ?, false)")
                .params(imported, workspace)
                .update();
        assertThat(get("/boards/" + imported).status()).isEqualTo(404);
        assertThat(get("/boards/" + imported + "/replay").status()).isEqualTo(404);
        // Open by right, and not yet whole in the view: it is waited for, never shown in part.
        api.sql()
                .sql("UPDATE command.board_workspace SET open = true WHERE board_id = ?")
                .param(imported)
                .update();
        assertThat(get("/boards/" + imported + "?waitMs=20").problem()).isEqualTo("view-behind");
        position = api.append(ada.id(), past, imported, new BoardImported(imported, importId));
        assertThat(now("/boards/" + imported + "?asOf=2025-01-01T00:00:00Z")
                        .json()
                        .path("name")
                        .stringValue())
                .isEqualTo("Imported");
        // By what the log held, it is hidden until all of it was recorded: whatever the times that it tells of.
        String whole = "?asOfPosition=" + position;
        String inPart = "?asOfPosition=" + (position - 1);
        for (String path : List.of("/boards/" + imported, "/boards/" + imported + "/replay")) {
            assertThat(get(path + whole).status()).isEqualTo(200);
            ReadApi.Response early = get(path + inPart);
            assertThat(early.problem()).isEqualTo("not-yet");
            assertThat(early.json().path("beganAt").stringValue()).isEqualTo(past.toString());
            assertThat(early.json().path("beganAtPosition").longValue()).isEqualTo(position);
            assertThat(early.json().path("detail").stringValue())
                    .startsWith("It was recorded at "
                            + early.json().path("recordedAt").stringValue());
        }
        String list = "/workspaces/" + workspace + "/boards";
        assertThat(texts(get(list + whole).json().path("items"), "name")).contains("Imported");
        assertThat(texts(get(list + inPart).json().path("items"), "name")).doesNotContain("Imported");
    }

    @Test
    void anAnswerThatIsHeldIsNotSentAgain() {
        UUID task = given("T");
        for (String path : List.of(
                "/boards/" + board,
                "/boards/" + board + "?asOfPosition=" + position,
                "/boards/" + board + "/replay?asOfPosition=" + position,
                "/boards/" + board + "/tasks",
                "/boards/" + board + "/activity",
                "/boards/" + board + "/columns/" + todo + "/tasks",
                "/tasks/" + task,
                "/tasks/" + task + "/history",
                "/tasks/" + task + "/versions/1",
                "/workspaces",
                "/workspaces/" + workspace,
                "/workspaces/" + workspace + "/members",
                "/workspaces/" + workspace + "/boards")) {
            String etag = now(path).header("ETag");
            assertThat(etag).as(path).startsWith("W/\"");
            ReadApi.Response again = get(path, "If-None-Match", etag);
            assertThat(again.status()).as(path).isEqualTo(304);
            assertThat(again.http().body()).isEmpty();
            assertThat(again.header("Taskflow-Position")).isNotEmpty();
        }
    }

    @Test
    void whatChangedIsSentAgainAndWhatChangedElsewhereIsNot() {
        UUID task = given("T");
        String etag = now("/boards/" + board).header("ETag");
        UUID other = api.board(ada, workspace, "Other", null);
        position = api.append(ada.id(), null, other, new BoardRenamed(other, "Another"));
        assertThat(get("/boards/" + board + "?minPosition=" + position, "If-None-Match", etag)
                        .status())
                .isEqualTo(304);
        happens(new TaskArchived(task, board));
        assertThat(get("/boards/" + board + "?minPosition=" + position, "If-None-Match", etag)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aNewNameOfAPersonIsANewAnswer() {
        UUID task = given("T");
        happens(new TaskAssigned(task, board, ada.id()));
        String path = "/boards/" + board + "?asOfPosition=" + position;
        String etag = now(path).header("ETag");
        api.sql()
                .sql("UPDATE account.account SET name = 'Ada L.' WHERE id = ?")
                .param(ada.id())
                .update();
        ReadApi.Response again = get(path, "If-None-Match", etag);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.http().body()).contains("Ada L.");
    }

    @Test
    void aViewThatIsBehindSaysSo() {
        ReadApi.Response behind = get("/boards/" + board + "?waitMs=10&minPosition=" + (position + 1_000_000));
        assertThat(behind.status()).isEqualTo(503);
        assertThat(behind.problem()).isEqualTo("view-behind");
        assertThat(behind.json().path("reason").stringValue()).isEqualTo("LAGGING");
        assertThat(behind.json().path("head").longValue()).isLessThan(position + 1_000_000);
        assertThat(behind.header("Retry-After")).isEqualTo("1");
        assertThat(get("/workspaces?waitMs=10&minPosition=" + (position + 1_000_000))
                        .problem())
                .isEqualTo("view-behind");
    }

    @Test
    void aBoardWhoseEventCouldNotBeTakenIsShownUpToThereAndNoFurther() {
        given("Good");
        now("/boards/" + board);
        long good = position;
        // No rule lets this happen: a task that nobody created.
        happens(new TaskRenamed(UuidV7.next(), board, "Poison"));
        given("Waits behind it");
        UUID other = api.board(ada, workspace, "Other", null);
        position = api.log().head();
        assertThat(now("/boards/" + other).json().path("name").stringValue()).isEqualTo("Other");

        ReadApi.Response behind = get("/boards/" + board + "?waitMs=10&minPosition=" + position);
        assertThat(behind.problem()).isEqualTo("view-behind");
        assertThat(behind.json().path("reason").stringValue()).isEqualTo("DEAD_LETTERED");
        assertThat(behind.json().path("position").longValue()).isEqualTo(good);
        assertThat(get("/boards/" + board + "?asOfPosition=" + good).status()).isEqualTo(200);
        assertThat(get("/boards/" + board).header("Taskflow-Position")).isEqualTo(Long.toString(good));
    }

    @Test
    void aLargeBoardIsReadPageByPageAtOneMoment() {
        int many = BoardTasks.WHOLE + 1;
        List<TaskEvent> tasks = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            tasks.add(task(UuidV7.next(), todo, "%05d".formatted(i), "T" + i));
        }
        position = api.append(ada.id(), null, board, tasks.toArray(TaskEvent[]::new));
        JsonNode column = now("/boards/" + board).json().path("columns").path(0);
        assertThat(column.path("taskCount").intValue()).isEqualTo(many);
        assertThat(column.path("tasks")).hasSize(BoardTasks.FIRST);
        List<String> titles = new ArrayList<>(texts(column.path("tasks"), "title"));
        String cursor = cursor(column);
        while (cursor != null) {
            // What happens meanwhile is not part of this moment.
            happens(new TaskMoved(tasks.getLast().taskId(), board, todo, done, "a"));
            happens(task(UuidV7.next(), todo, "99999", "Late"));
            JsonNode page = now("/boards/" + board + "/columns/" + todo + "/tasks?limit=200&cursor=" + encoded(cursor))
                    .json();
            titles.addAll(texts(page.path("items"), "title"));
            cursor = cursor(page);
        }
        assertThat(titles)
                .isEqualTo(IntStream.range(0, many).mapToObj(i -> "T" + i).toList());
        JsonNode replayed = get("/boards/" + board + "/replay?asOfPosition=" + position)
                .json()
                .path("columns")
                .path(0);
        assertThat(replayed.path("tasks")).hasSize(BoardTasks.FIRST);
        assertThat(get("/boards/" + board + "/columns/" + todo + "/tasks?cursor="
                                + encoded(String.valueOf(cursor(replayed))))
                        .status())
                .as("a replay's cursor goes on, too")
                .isEqualTo(200);
    }

    @Test
    void aCursorIsItsOwnersAndItsQuerys() {
        given("A");
        given("B");
        String cursor = cursor(now("/boards/" + board + "/tasks?limit=1").json());
        String next = "/boards/" + board + "/tasks?cursor=" + encoded(String.valueOf(cursor));
        assertThat(texts(get(next).json().path("items"), "title")).containsExactly("B");
        assertThat(get(next + "&archived=true").problem()).isEqualTo("invalid-cursor");
        ReadApi.Viewer grace = api.viewer("Grace");
        api.sql()
                .sql("INSERT INTO command.membership VALUES (?, ?, 'MEMBER')")
                .params(workspace, grace.id())
                .update();
        assertThat(api.get(grace, next).problem()).isEqualTo("invalid-cursor");
        assertThat(get(next + "&asOfPosition=1").problem()).isEqualTo("moment-ambiguous");
    }

    @Test
    void tasksAreFound() {
        UUID archived = given("Old thing");
        UUID mine = given("New THING");
        UUID due = given("Other");
        happens(new TaskArchived(archived, board));
        happens(new TaskAssigned(mine, board, ada.id()));
        happens(new TaskDueChanged(due, board, Instant.parse("2030-01-01T00:00:00Z")));
        String path = "/boards/" + board + "/tasks";
        assertThat(texts(now(path).json().path("items"), "title")).containsExactly("New THING", "Other");
        assertThat(texts(now(path + "?archived=true").json().path("items"), "title"))
                .containsExactly("Old thing");
        assertThat(texts(now(path + "?assignee=" + ada.id()).json().path("items"), "title"))
                .containsExactly("New THING");
        assertThat(texts(now(path + "?q=thing").json().path("items"), "title")).containsExactly("New THING");
        assertThat(texts(now(path + "?due=2030-01-01T00:00:00Z").json().path("items"), "title"))
                .containsExactly("Other");
        assertThat(now(path + "?due=2029-12-31T00:00:00Z").json().path("items")).isEmpty();
    }

    @Test
    void whatHappenedToATaskIsTold() {
        UUID task = given("Fix it");
        happens(new TaskMoved(task, board, todo, done, "c"));
        position = api.append(ada.id(), null, board, new ColumnRenamed(board, done, "Finished"));
        happens(new TaskMoved(task, board, done, todo, "c"));
        happens(new TaskPrioritized(task, board, Priority.HIGH));
        JsonNode all = now("/tasks/" + task + "/history").json();
        assertThat(texts(all.path("items"), "sentence"))
                .containsExactly(
                        "Ada created “Fix it” in “To do”",
                        "Ada moved “Fix it” from “To do” to “Done”",
                        "Ada moved “Fix it” from “Finished” to “To do”",
                        "Ada set the priority of “Fix it” to HIGH");
        JsonNode first = now("/tasks/" + task + "/history?limit=3").json();
        happens(new TaskRenamed(task, board, "Later"));
        JsonNode second = now("/tasks/" + task + "/history?cursor=" + encoded(String.valueOf(cursor(first))))
                .json();
        assertThat(texts(second.path("items"), "type")).containsExactly("task.prioritized");
        assertThat(now("/tasks/" + task + "/versions/2").json().path("columnId").stringValue())
                .isEqualTo(done.toString());
        assertThat(get("/tasks/" + task + "/versions/6").status()).isEqualTo(404);
        assertThat(get("/tasks/" + task + "/versions/0").status()).isEqualTo(404);
    }

    @Test
    void activityAndReplayTellTheSame() {
        UUID task = given("Fix it");
        var script = new RandomBoard(7, board, List.of(ada.id()));
        for (int i = 0; i < 60; i++) {
            position = api.append(i % 7 == 0 ? null : ada.id(), null, board, script.next());
        }
        List<JsonNode> replayed = now("/boards/" + board + "/replay").lines();
        List<JsonNode> told = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    now("/boards/" + board + "/activity?limit=13" + cursor).json();
            page.path("items").forEach(told::addFirst);
            String next = cursor(page);
            cursor = next == null ? "" : "&cursor=" + encoded(next);
        } while (!cursor.isEmpty());
        assertThat(told).hasSameSizeAs(replayed).hasSize(64);
        for (int i = 0; i < told.size(); i++) {
            JsonNode line = told.get(i);
            JsonNode event = replayed.get(i);
            assertThat(line.path("position")).isEqualTo(event.path("position"));
            assertThat(line.path("at")).isEqualTo(event.path("at"));
            assertThat(line.path("type")).isEqualTo(event.path("type"));
            assertThat(line.path("actor")).isEqualTo(event.path("actor"));
            assertThat(line.path("taskId")).isEqualTo(event.path("taskId"));
            for (String side : List.of("before", "after")) {
                JsonNode change = event.path("change").path(side);
                if (line.path(side).isNull()) {
                    assertThat(change).isEmpty();
                } else {
                    assertThat(line.path(side)).isEqualTo(change);
                }
            }
        }
        assertThat(texts(
                        now("/boards/" + board + "/activity?task=" + task)
                                .json()
                                .path("items"),
                        "sentence"))
                .containsExactly("Ada created “Fix it” in “To do”");
        assertThat(now("/boards/" + board + "/activity?type=board.created")
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(now("/boards/" + board + "/activity?actor=" + UuidV7.next())
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void aStretchOfABoardsLifeIsReplayed() {
        UUID task = given("T");
        Instant from = api.log().headTime();
        happens(new TaskRenamed(task, board, "U"));
        Instant to = api.log().headTime();
        happens(new TaskRenamed(task, board, "V"));
        String path = "/boards/" + board + "/replay";
        ReadApi.Response answer = get(path + "?from=" + encoded(from) + "&to=" + encoded(to));
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        List<JsonNode> lines = answer.lines();
        assertThat(lines).hasSize(2);
        assertThat(lines.getLast().path("change").path("before").path("title").stringValue())
                .isEqualTo("T");
        assertThat(lines.getLast().path("event").path("title").stringValue()).isEqualTo("U");
        assertThat(get(path + "?from=" + encoded(to) + "&to=" + encoded(from)).problem())
                .isEqualTo("malformed");
        assertThat(get(path + "?to=2999-01-01T00:00:00Z").problem()).isEqualTo("instant-in-future");
        assertThat(get(path + "?from=" + encoded(from) + "&asOfPosition=1").problem())
                .isEqualTo("moment-ambiguous");
    }

    @Test
    void workspacesAreListedAsTheyWere() {
        ReadApi.Viewer grace = api.viewer("Grace");
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            made.add(api.workspace(grace, "W" + i).toString());
        }
        long before = api.log().head();
        UUID renamed = api.workspace(grace, "Old name");
        long old = api.log().head();
        position = api.append(grace.id(), null, renamed, new WorkspaceRenamed(renamed, "New name"));

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get(grace, "/workspaces?limit=2" + cursor).json();
            seen.addAll(texts(page.path("items"), "id"));
            String next = cursor(page);
            cursor = next == null ? "" : "&cursor=" + encoded(next);
        } while (!cursor.isEmpty());
        made.add(renamed.toString());
        assertThat(seen).doesNotHaveDuplicates().hasSameElementsAs(made);
        assertThat(texts(
                        api.get(grace, "/workspaces?asOfPosition=" + before)
                                .json()
                                .path("items"),
                        "name"))
                .containsExactly("W0", "W1", "W2", "W3", "W4");
        assertThat(texts(
                        api.get(grace, "/workspaces?asOfPosition=" + old).json().path("items"), "name"))
                .contains("Old name");
        JsonNode workspaceNow = api.get(grace, "/workspaces/" + renamed).json();
        assertThat(workspaceNow.path("name").stringValue()).isEqualTo("New name");
        assertThat(workspaceNow.path("role").stringValue()).isEqualTo("OWNER");
        assertThat(workspaceNow.path("timeZone").stringValue()).isEqualTo("Europe/Berlin");
    }

    @Test
    void membersAndPlaceholdersAreListedInTheOrderTheyCame() {
        UUID placeholder = UuidV7.next();
        long before = api.log().head();
        api.append(ada.id(), null, workspace, new PlaceholderAdded(workspace, placeholder, "Siebel"));
        api.sql()
                .sql("INSERT INTO command.membership VALUES (?, ?, 'PLACEHOLDER', 'Siebel')")
                .params(workspace, placeholder)
                .update();
        String path = "/workspaces/" + workspace + "/members";
        JsonNode all = get(path).json().path("items");
        assertThat(texts(all, "name")).containsExactly("Ada", "Siebel");
        assertThat(texts(all, "role")).containsExactly("OWNER", "PLACEHOLDER");
        assertThat(texts(get(path + "?asOfPosition=" + before).json().path("items"), "name"))
                .containsExactly("Ada");
        JsonNode first = get(path + "?limit=1").json();
        assertThat(texts(
                        get(path + "?cursor=" + encoded(String.valueOf(cursor(first))))
                                .json()
                                .path("items"),
                        "name"))
                .containsExactly("Siebel");
    }

    @Test
    void boardsAreListedWithTheNamesTheyHad() {
        String path = "/workspaces/" + workspace + "/boards";
        long before = position;
        UUID second = api.board(ada, workspace, "Second", null);
        position = api.append(ada.id(), null, board, new BoardRenamed(board, "Operations"));
        assertThat(texts(now(path).json().path("items"), "name")).containsExactly("Operations", "Second");
        assertThat(texts(get(path + "?asOfPosition=" + before).json().path("items"), "name"))
                .containsExactly("Ops");
        JsonNode first = now(path + "?limit=1").json();
        assertThat(texts(
                        get(path + "?cursor=" + encoded(String.valueOf(cursor(first))))
                                .json()
                                .path("items"),
                        "id"))
                .containsExactly(second.toString());
        assertThat(now(path + "?archived=true").json().path("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "asOf=yesterday, invalid-instant",
        "asOf=2026-01-01T00:00:00, invalid-instant",
        "asOf=2999-01-01T00:00:00Z, instant-in-future",
        "knownAt=2999-01-01T00:00:00Z, instant-in-future",
        "asOfPosition=99999999, position-ahead",
        "asOfPosition=many, malformed",
        "asOfPosition=1&asOf=2026-01-01T00:00:00Z, moment-ambiguous",
        "asOfPosition=1&asOfPosition=2, moment-ambiguous",
        "waitMs=30001, malformed",
        "minPosition=-1, malformed",
    })
    void momentsThatCannotBeAreRefused(String query, String problem) {
        ReadApi.Response refused = get("/boards/" + board + "?" + query);
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").path(0).path("pointer").stringValue())
                .isIn(query.split("[=&]")[0], "asOf", "asOfPosition");
    }

    @ParameterizedTest
    @CsvSource({
        "tasks?limit=201, limit-out-of-range",
        "tasks?limit=x, malformed",
        "tasks?cursor=x, invalid-cursor",
        "tasks?q=%00, malformed",
        "tasks?assignee=me, malformed",
        "tasks?label=x, malformed",
        "tasks?due=soon, invalid-instant",
        "activity?asOfPosition=1, malformed",
        "activity?type=%00, malformed",
        "activity?from=x, invalid-instant",
    })
    void listsThatCannotBeAreRefused(String query, String problem) {
        ReadApi.Response refused = get("/boards/" + board + "/" + query);
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(refused.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"?asof=2026-01-01T00:00:00Z, asof", "?asOfPosition=1&colour=green, colour", "/replay?limit=2, limit"})
    void aMistypedParameterIsNotAnsweredWithThePresent(String query, String name) {
        ReadApi.Response refused = get("/boards/" + board + query);
        assertThat(refused.problem()).isEqualTo("malformed");
        assertThat(refused.json().path("errors").path(0).path("pointer").stringValue())
                .isEqualTo(name);
        assertThat(refused.json().path("detail").stringValue()).contains(name, "asOfPosition");
    }
}
