package io.taskflow.command.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.command.importing.MemoryLog.Fate;
import io.taskflow.command.importing.mapping.RowProblem;
import io.taskflow.events.TaskflowEvent;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.BoardImported;
import io.taskflow.events.board.ColumnAdded;
import io.taskflow.events.task.Priority;
import io.taskflow.events.task.TaskAssigned;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskFieldsChanged;
import io.taskflow.events.task.TaskMoved;
import io.taskflow.events.task.TaskPrioritized;
import io.taskflow.events.task.TaskUnassigned;
import io.taskflow.events.workspace.PlaceholderAdded;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import io.taskflow.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.FileSystemResource;

class ImportsTest {
    private static final String MAPPING = """
            board: { externalId: Team, name: "Team {Team}" }
            task: { externalId: Id, title: "{What}" }
            at: When
            column: State
            assignee: Who
            actor: By
            priority: { column: Urgency, map: { high: HIGH, low: LOW } }
            fields: { place: Where, size: Size }
            unset: ["-"]
            """;
    private static final String HEADER = "Id,When,Team,State,What,Who,By,Urgency,Where,Size\n";

    private final ImportBench bench = new ImportBench();

    @AfterEach
    void end() {
        bench.close();
    }

    @Test
    void importsTheWholeOfARealLog() throws IOException {
        Path log = SharedData.require("bpi2013/incidents-part.csv.gz");
        String mapping = Files.readString(SharedData.require("bpi2013/mapping.yml"));
        long begun = System.nanoTime();
        ImportReport accepted = bench.start(mapping, new FileSystemResource(log), "incidents-part.csv.gz", false);
        ImportReport report = bench.await(accepted.id());
        System.out.printf(
                "real log: %d rows, %d events in %d ms%n",
                report.rowsRead(), report.eventsAppended(), (System.nanoTime() - begun) / 1_000_000);
        assertThat(report.state()).as(report.toString()).isEqualTo(ImportState.COMPLETED);
        assertThat(report.rowsRead()).isEqualTo(40_548);
        assertThat(report.tasks()).isEqualTo(4_976);
        assertThat(report.problems()).isEmpty();
        assertThat(report.eventsAppended()).isEqualTo(boardEvents().size());
        assertWellOrdered();
        assertThat(bench.tables()).isEmpty();
    }

    @Test
    void theFirstRowCreatesAndLaterRowsAppendOnlyWhatChanged() {
        ImportReport report = bench.run(
                MAPPING,
                HEADER
                        + "1,2024-01-02T10:00:00Z,Core,Todo,First,Ana,Eva,high,Rome,\n"
                        + "1,2024-01-02T11:00:00Z,Core,Todo,Renamed,Ana,Eva,high,Rome,\n"
                        + "1,2024-01-02T12:00:00Z,Other,Doing,,Bob,Bob,-,-,5\n"
                        + "1,2024-01-02T13:00:00Z,Core,Doing,,-,Bob,,,\n",
                false);
        assertThat(report.state()).isEqualTo(ImportState.COMPLETED);
        assertThat(report.unchangedRows()).isEqualTo(1);
        UUID ana = person("Ana");
        UUID bob = person("Bob");
        List<TaskflowEvent> events = boardEvents().stream().map(bench::decoded).toList();
        BoardCreated board = (BoardCreated) events.get(0);
        ColumnAdded todo = (ColumnAdded) events.get(1);
        TaskCreated task = (TaskCreated) events.get(2);
        ColumnAdded doing = (ColumnAdded) events.get(3);
        UUID id = task.taskId();
        assertThat(board.name()).isEqualTo("Team Core");
        assertThat(board.importId()).isEqualTo(report.id());
        assertThat(todo.rank()).isLessThan(doing.rank());
        assertThat(task.title()).isEqualTo("First");
        assertThat(task.assignees()).containsExactly(ana);
        assertThat(task.priority()).isEqualTo(Priority.HIGH);
        assertThat(task.fields()).isEqualTo(Map.of("place", "Rome"));
        Map<String, String> fields = new HashMap<>();
        fields.put("place", null);
        fields.put("size", "5");
        TaskMoved moved = (TaskMoved) events.get(4);
        assertThat(moved.from()).isEqualTo(todo.columnId());
        assertThat(moved.columnId()).isEqualTo(doing.columnId());
        assertThat(events.subList(5, events.size()))
                .containsExactly(
                        new TaskUnassigned(id, board.boardId(), ana),
                        new TaskAssigned(id, board.boardId(), bob),
                        new TaskPrioritized(id, board.boardId(), null),
                        new TaskFieldsChanged(id, board.boardId(), fields),
                        new TaskUnassigned(id, board.boardId(), bob),
                        new BoardImported(board.boardId(), report.id()));
        assertThat(bench.metadata(boardEvents().get(2)))
                .isEqualTo(Map.of(
                        "actor",
                        person("Eva").toString(),
                        "scope",
                        board.boardId().toString()));
        assertThat(boardEvents().get(0).occurredAt()).isEqualTo(Instant.parse("2024-01-02T10:00:00Z"));
        assertThat(boardEvents().get(8).occurredAt()).isEqualTo(Instant.parse("2024-01-02T12:00:00Z"));
        assertThat(bench.log.counters)
                .containsEntry("tasks/" + todo.columnId(), 0L)
                .containsEntry("tasks/" + doing.columnId(), 1L);
        assertThat(bench.log.claims)
                .containsKeys(
                        "board/" + board.boardId(),
                        "column/" + board.boardId() + "/" + todo.columnId(),
                        "task-of/" + board.boardId() + "/1",
                        "board-of/" + bench.workspace + "/Core");
        assertThat(bench.log.claims.keySet()).noneMatch(key -> key.startsWith("import/"));
    }

    @Test
    void rowsCountInTheOrderOfTheirTimesAndTiesInThatOfTheFile() {
        bench.run(
                MAPPING,
                HEADER
                        + "2,2024-01-02T12:00:00Z,Core,Done,Second,,,,,\n"
                        + "1,2024-01-02T12:00:00Z,Core,Done,First,,,,,\n"
                        + "2,2024-01-02T10:00:00Z,Core,Todo,Second at first,,,,,\n",
                false);
        List<TaskflowEvent> events = boardEvents().stream().map(bench::decoded).toList();
        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "BoardCreated",
                        "ColumnAdded",
                        "TaskCreated",
                        "ColumnAdded",
                        "TaskMoved",
                        "TaskCreated",
                        "BoardImported");
        assertThat(((TaskCreated) events.get(2)).title()).isEqualTo("Second at first");
        assertThat(((TaskMoved) events.get(4)).rank()).isLessThan(((TaskCreated) events.get(5)).rank());
        assertWellOrdered();
    }

    @Test
    void oneBadRowStopsAllUnlessBadRowsAreSkipped() {
        String csv = HEADER
                + "1,2024-01-02T10:00:00Z,Core,Todo,First,,,,,\n"
                + "2,never,Core,Todo,Second,,,,,\n"
                + ",2024-01-02T10:00:00Z,Core,Todo,Third,,,,,\n"
                + "4,2024-01-02T10:00:00Z,Core,Todo, ,,,,,\n";
        ImportReport stopped = bench.run(MAPPING, csv, false);
        assertThat(stopped.state()).isEqualTo(ImportState.FAILED);
        assertThat(stopped.refusal()).isEqualTo("invalid");
        assertThat(stopped.problems()).extracting(RowProblem::row).containsExactly(2L, 3L, 4L);
        assertThat(bench.log.events).isEmpty();
        assertThat(bench.log.claims).isEmpty();

        ImportReport skipped = bench.run(MAPPING, csv, true);
        assertThat(skipped.state()).isEqualTo(ImportState.COMPLETED);
        assertThat(skipped.rowsRead()).isEqualTo(4);
        assertThat(skipped.badRows()).isEqualTo(3);
        assertThat(skipped.problems())
                .extracting(p -> p.row() + " " + p.line() + " " + p.rule())
                .containsExactly("2 3 instant", "3 4 required", "4 5 required");
        assertThat(skipped.tasks()).isEqualTo(1);
        assertThat(bench.tables()).isEmpty();
    }

    @Test
    void aTaskWithoutATitleBeginsAtTheFirstRowThatHasOne() {
        ImportReport report = bench.run(
                MAPPING,
                HEADER + "1,2024-01-02T10:00:00Z,Core,Todo,,,,,,\n1,2024-01-02T11:00:00Z,Core,Doing,Now,,,,,\n",
                true);
        assertThat(report.problems()).extracting(RowProblem::row).containsExactly(1L);
        assertThat(boardEvents().getFirst().occurredAt()).isEqualTo(Instant.parse("2024-01-02T11:00:00Z"));
    }

    @Test
    void aBoardThatExistsIsRefusedBeforeAnythingIsApplied() {
        String core = HEADER + "1,2024-01-02T10:00:00Z,Core,Todo,First,,,,,\n";
        bench.run(MAPPING, core, false);
        int events = bench.log.events.size();
        var claims = new HashMap<>(bench.log.claims);
        assertThatThrownBy(() -> bench.start(
                        MAPPING,
                        core.replace(",Core", ",Alpha")
                                + core.substring(HEADER.length()).replace("1,", "2,"),
                        false))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.type()).isEqualTo(ProblemType.BOARD_EXISTS);
                    assertThat(e.document().getDetail()).contains("Core");
                });
        assertThat(bench.log.events).hasSize(events);
        assertThat(bench.log.claims).isEqualTo(claims);
        assertThat(bench.tables()).isEmpty();
        assertThat(bench.run(MAPPING, core.replace(",Core", ",Alpha"), false).state())
                .as("ids taken on the way were given back")
                .isEqualTo(ImportState.COMPLETED);
    }

    @Test
    void theSameNameIsTheSamePersonInEveryImportOfAWorkspace() {
        bench.run(MAPPING, HEADER + "1,2024-01-02T10:00:00Z,A,Todo,First,Ana,Bob,,,\n", false);
        bench.run(MAPPING, HEADER + "1,2024-01-02T10:00:00Z,B,Todo,First,Ana,ana,,,\n", false);
        assertThat(bench.events().stream()
                        .filter(PlaceholderAdded.class::isInstance)
                        .map(e -> ((PlaceholderAdded) e).name()))
                .containsExactlyInAnyOrder("Ana", "Bob", "ana");
    }

    @Test
    void isCompleteOnlyWhenItCanBeSeen() {
        bench.views = position -> false;
        ImportReport begun = bench.start(MAPPING, HEADER + "1,2024-01-02T10:00:00Z,Core,Todo,First,,,,,\n", false);
        org.awaitility.Awaitility.await()
                .until(() -> bench.imports.report(begun.id()).phase() == ImportPhase.SHOWING);
        assertThat(bench.imports.report(begun.id()).state()).isEqualTo(ImportState.RUNNING);
        assertThatThrownBy(() -> bench.imports.cancel(begun.id())).isInstanceOf(ProblemException.class);
        long shown = bench.log.events.size();
        bench.views = position -> position == shown;
        assertThat(bench.await(begun.id()).state()).isEqualTo(ImportState.COMPLETED);
    }

    @Test
    void whatIsLostOnTheWayToTheLogIsSentAgainOnce() {
        String csv = generated(3_000);
        ImportReport plain = bench.run(MAPPING, csv, false);
        List<String> expected = content(plain);
        var random = new Random(7);
        try (ImportBench other = new ImportBench()) {
            other.log.fates = request -> switch (random.nextInt(6)) {
                case 0 -> Fate.LOST;
                case 1 -> Fate.ANSWER_LOST;
                default -> Fate.FINE;
            };
            ImportReport begun = startDespite(other, csv);
            ImportReport report = resumeUntilDone(other, begun);
            assertThat(report.eventsAppended()).isEqualTo(plain.eventsAppended());
            assertThat(content(other, report)).isEqualTo(expected);
        }
    }

    @Test
    void anImportGoesOnWhereItsProcessStoppedAndAppliesNoRowTwice() {
        String csv = generated(3_000);
        ImportReport plain = bench.run(MAPPING, csv, false);
        List<String> expected = content(plain);
        try (ImportBench other = new ImportBench()) {
            var random = new Random(11);
            var stopAt = new int[] {2};
            var appends = new int[1];
            other.log.fates = request -> {
                if (appends[0]++ == stopAt[0]) {
                    stopAt[0] += 1 + random.nextInt(3);
                    Thread.startVirtualThread(other::restart);
                }
                return Fate.FINE;
            };
            ImportReport begun = other.start(MAPPING, csv, false);
            ImportReport report = other.await(begun.id());
            assertThat(report.state()).isEqualTo(ImportState.COMPLETED);
            assertThat(report.eventsAppended()).isEqualTo(plain.eventsAppended());
            assertThat(content(other, report)).isEqualTo(expected);
        }
    }

    @Test
    void aCancelledImportStaysHiddenAndCanBeMadeAgain() {
        String csv = generated(2_000);
        var held = new java.util.concurrent.CountDownLatch(1);
        var appends = new int[1];
        bench.log.fates = request -> {
            if (isStep(request) && appends[0]++ == 1) {
                try {
                    held.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return Fate.FINE;
        };
        ImportReport begun = bench.start(MAPPING, csv, false);
        org.awaitility.Awaitility.await().until(() -> appends[0] > 1);
        var cancelled = java.util.concurrent.CompletableFuture.supplyAsync(() -> bench.imports.cancel(begun.id()));
        org.awaitility.Awaitility.await()
                .until(() -> bench.imports.report(begun.id()).state() == ImportState.CANCELLED);
        held.countDown();
        assertThat(cancelled.join().state()).isEqualTo(ImportState.CANCELLED);
        org.awaitility.Awaitility.await().until(() -> bench.tables().isEmpty());
        assertThat(bench.events()).noneMatch(BoardImported.class::isInstance);
        assertThat(bench.log.claims.keySet()).noneMatch(key -> key.startsWith("board-of/") || key.startsWith("board/"));
        assertThat(bench.run(MAPPING, csv, false).state()).isEqualTo(ImportState.COMPLETED);
        assertWellOrdered();
    }

    @Test
    void refusesWhatCannotBeRead() {
        assertProblem(
                ProblemType.INVALID_MAPPING,
                "missing-column",
                MAPPING.replace("column: State", "column: Stage"),
                HEADER + "x\n");
        assertProblem(ProblemType.INVALID_MAPPING, "unknown-key", MAPPING + "colour: red\n", HEADER);
        assertProblem(ProblemType.INVALID_FILE, "empty", MAPPING, "");
        assertProblem(ProblemType.INVALID_FILE, "empty", MAPPING, HEADER);
        assertProblem(ProblemType.INVALID_FILE, "csv", MAPPING, HEADER + "1,\"open\n");
        assertProblem(ProblemType.INVALID_FILE, "csv", MAPPING, "PK\u0003\u0004 spreadsheet");
        var wide = new StringBuilder(HEADER);
        for (int i = 0; i <= Imports.MOST_COLUMNS; i++) {
            wide.append(i)
                    .append(",2024-01-02T10:00:00Z,Core,Column ")
                    .append(i)
                    .append(",First,,,,,\n");
        }
        assertProblem(ProblemType.INVALID_MAPPING, "max-columns", MAPPING, wide.toString());
        assertThat(bench.log.claims).isEmpty();
        assertThat(bench.tables()).isEmpty();
    }

    private void assertProblem(ProblemType type, String rule, String mapping, String csv) {
        assertThatThrownBy(() -> bench.start(mapping, csv, false)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.type()).isEqualTo(type);
            assertThat(e.document().getProperties().get("errors").toString()).contains(rule);
        });
    }

    private static boolean isStep(AppendRequest request) {
        return request.guards().stream()
                .anyMatch(guard -> guard instanceof Guard.Release(String key) && key.contains("/step/"));
    }

    private static ImportReport startDespite(ImportBench bench, String csv) {
        MemoryLog.Fates rough = bench.log.fates;
        bench.log.fates = request -> isStep(request) ? rough.of(request) : Fate.FINE;
        return bench.start(MAPPING, csv, false);
    }

    private static ImportReport resumeUntilDone(ImportBench bench, ImportReport begun) {
        ImportReport report = bench.await(begun.id());
        while (report.state() == ImportState.FAILED) {
            bench.imports.resume(begun.id());
            report = bench.await(begun.id());
        }
        return report;
    }

    private static String generated(int rows) {
        var random = new Random(5);
        var csv = new StringBuilder(HEADER);
        Instant at = Instant.parse("2023-03-01T08:00:00Z");
        for (int i = 0; i < rows; i++) {
            at = at.plusSeconds(random.nextInt(3) * 60L);
            csv.append(random.nextInt(rows / 8))
                    .append(',')
                    .append(at)
                    .append(",Board ")
                    .append(random.nextInt(5));
            csv.append(",Column ")
                    .append(random.nextInt(6))
                    .append(",Title ")
                    .append(i)
                    .append(",Person ")
                    .append(random.nextInt(9));
            csv.append(",Person ").append(random.nextInt(9)).append(',').append(random.nextBoolean() ? "high" : "low");
            csv.append(",Place ")
                    .append(random.nextInt(4))
                    .append(",\"a \"\"quoted\"\" \\ {x},\t\n")
                    .append(random.nextInt(3))
                    .append("\"\n");
        }
        return csv.toString();
    }

    private List<NewEvent> boardEvents() {
        return bench.log.events.stream()
                .filter(e -> !"Workspace".equals(e.aggregateType()))
                .toList();
    }

    private List<String> content(ImportReport report) {
        return content(bench, report);
    }

    /** All that was appended, in order, with names in place of derived ids. */
    private static List<String> content(ImportBench bench, ImportReport report) {
        Map<String, String> names = new HashMap<>();
        names.put(report.id().toString(), "import");
        names.put(bench.workspace.toString(), "workspace");
        names.put(bench.user.toString(), "user");
        List<String> content = new ArrayList<>();
        for (NewEvent event : bench.log.events) {
            TaskflowEvent decoded = bench.decoded(event);
            switch (decoded) {
                case PlaceholderAdded added -> names.put(added.placeholderId().toString(), added.name());
                case BoardCreated board -> names.put(board.boardId().toString(), "board " + board.externalId());
                case ColumnAdded column -> names.put(column.columnId().toString(), "column " + column.name());
                case TaskCreated task -> names.put(task.taskId().toString(), "task " + task.externalId());
                default -> {}
            }
            String line =
                    event.streamId() + " " + event.sequence() + " " + event.type() + " " + event.occurredAt() + " "
                            + new String(event.payload(), java.nio.charset.StandardCharsets.UTF_8)
                            + new String(event.metadata(), java.nio.charset.StandardCharsets.UTF_8);
            if (!(decoded instanceof PlaceholderAdded)) {
                content.add(java.util.regex.Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}")
                        .matcher(line)
                        .replaceAll(
                                id -> java.util.regex.Matcher.quoteReplacement(names.getOrDefault(id.group(), "?"))));
            }
        }
        return content;
    }

    /** Within a board time never runs backwards, streams are numbered without gaps, ids are met once. */
    private void assertWellOrdered() {
        Map<String, Instant> times = new HashMap<>();
        Map<String, Long> versions = new HashMap<>();
        var ids = new HashSet<String>();
        var known = new HashSet<UUID>();
        for (NewEvent event : boardEvents()) {
            assertThat(ids.add(event.eventId())).isTrue();
            if (event.occurredAt() != null) {
                Instant before = times.put(event.scope(), event.occurredAt());
                assertThat(before == null || !before.isAfter(event.occurredAt()))
                        .isTrue();
                assertThat(event.sequence()).isEqualTo(versions.merge(event.streamId(), 1L, Long::sum) - 1);
            }
            switch (bench.decoded(event)) {
                case ColumnAdded column -> known.add(column.columnId());
                case TaskCreated task -> assertThat(known).contains(task.columnId());
                case TaskMoved task -> assertThat(known).contains(task.columnId(), task.from());
                default -> {}
            }
        }
    }

    private UUID person(String name) {
        return bench.events().stream()
                .filter(PlaceholderAdded.class::isInstance)
                .map(PlaceholderAdded.class::cast)
                .filter(added -> added.name().equals(name))
                .map(PlaceholderAdded::placeholderId)
                .collect(Collectors.toList())
                .getFirst();
    }
}
