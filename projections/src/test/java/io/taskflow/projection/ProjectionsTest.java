package io.taskflow.projection;

import static io.taskflow.projection.ProjectionsServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.projection.generation.Generation;
import io.taskflow.projection.generation.Generations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectionsTest {
    private ProjectionsServer server;

    @BeforeEach
    void start() throws SQLException {
        server = new ProjectionsServer();
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void theLiveViewShowsWhatIsAppendedAndGoesOnAfterARestart() throws Exception {
        List<RecordedEvent> events = RandomBoards.events(21, 3, 900, Duration.ofHours(2), 0.3);
        for (int from = 0; from < 600; from += 60) {
            server.append(events.subList(from, from + 60));
        }
        await("the head", () -> server.token() == 600);
        server.end();
        server.startAgain();
        server.append(events.subList(600, 900));
        await("the new head", () -> server.token() == 900);

        Tables tables = tables();
        for (UUID board : boards(events)) {
            assertThat(tables.now(board)).isEqualTo(NaiveBoard.at(events, board.toString(), event -> true));
        }
    }

    @Test
    void anEventThatCannotBeTakenStopsItsBoardAlone() throws Exception {
        List<RecordedEvent> events = RandomBoards.poisoned(22, 500);
        RecordedEvent poison = events.get(250);
        for (int from = 0; from < 500; from += 50) {
            server.append(events.subList(from, from + 50));
        }
        await("the head", () -> server.token() == 500);

        Tables tables = tables();
        for (UUID board : boards(events)) {
            long until = board.toString().equals(poison.scope()) ? poison.position() : Long.MAX_VALUE;
            assertThat(tables.now(board))
                    .isEqualTo(NaiveBoard.at(events, board.toString(), event -> event.position() < until));
        }
        Map<String, Object> letter = server.sql()
                .sql("SELECT scope, position, type FROM projection.dead_letter")
                .query()
                .singleRow();
        assertThat(letter).isEqualTo(Map.of("scope", poison.scope(), "position", 251L, "type", "task.renamed"));
        assertThat(server.get(server.login(true), "/admin/projections")
                        .body()
                        .get(0)
                        .path("deadLetters")
                        .longValue())
                .isEqualTo(1);
    }

    @Test
    void aRebuildUnderLoadSwitchesWithoutATraceInWhatReadersSee() throws Exception {
        String admin = server.login(true);
        List<RecordedEvent> events = RandomBoards.events(23, 4, 6_000, Duration.ofHours(1), 0.3).stream()
                .filter(event -> !event.type().startsWith("workspace."))
                .toList();
        server.append(events.subList(0, 1_000));
        await("the start", () -> server.token() == 1_000);
        var switches = new AtomicLong();
        var writing = new AtomicBoolean(true);
        var gate = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> writer = threads.submit(() -> {
                gate.await();
                for (int from = 1_000; from < events.size(); from += 10) {
                    server.append(events.subList(from, Math.min(from + 10, events.size())));
                    while (switches.get() < 2 && server.head() - server.token() > 200) {
                        Thread.sleep(5);
                    }
                }
                return null;
            });
            Future<Long> reader = threads.submit(() -> {
                gate.await();
                long last = 0;
                long reads = 0;
                while (writing.get()) {
                    last = readOnce(last);
                    reads++;
                }
                return reads;
            });
            try {
                gate.countDown();
                for (int generation = 2; generation <= 3; generation++) {
                    int next = generation;
                    assertThat(server.post(admin, "/admin/projections/board/rebuild", "{}")
                                    .status())
                            .isEqualTo(202);
                    await("generation " + next, () -> live().number() == next);
                    switches.incrementAndGet();
                }
                writer.get();
                await("the head", () -> server.token() == events.size());
            } finally {
                // A test that fails ends, too.
                switches.set(2);
                writing.set(false);
            }
            assertThat(reader.get()).isPositive();
        }
        Tables tables = tables();
        for (UUID board : boards(events)) {
            assertThat(tables.now(board)).isEqualTo(NaiveBoard.at(events, board.toString(), event -> true));
        }
    }

    @Test
    void aGenerationOfAnotherShapeIsReplacedByARebuildAndNotBelievedUntilThen() throws Exception {
        List<RecordedEvent> events = RandomBoards.events(24, 3, 900, Duration.ofHours(2), 0.3);
        server.append(events.subList(0, 600));
        await("the head", () -> server.token() == 600);
        // As an older version would have left it.
        server.sql().sql("UPDATE projection.generation SET shape = 1").update();
        server.sql()
                .sql("ALTER TABLE board_g1.task_current DROP COLUMN number CASCADE")
                .update();
        server.sql()
                .sql("ALTER TABLE board_g1.task_history DROP COLUMN number CASCADE")
                .update();
        server.sql().sql("DROP TABLE board_g1.numbering_current").update();
        server.bean(Generations.class).renew("board");
        assertThat(server.token()).isNegative();
        server.end();

        server.startAgain();
        server.append(events.subList(600, 900));
        await("the new head", () -> server.token() == 900);

        assertThat(live().number()).isEqualTo(2);
        Tables tables = tables();
        for (UUID board : boards(events)) {
            assertThat(tables.now(board)).isEqualTo(NaiveBoard.at(events, board.toString(), event -> true));
        }
    }

    /** Each event of a board is one line of activity: a snapshot that shows position n has n of them, and the next shows no less. */
    private long readOnce(long last) throws SQLException {
        try (Connection connection = server.bean(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
                long token = number(
                        connection,
                        "SELECT projection.live_token('board') FROM (SELECT count(*) FROM board.board_current) door");
                assertThat(number(connection, "SELECT count(*) FROM activity.activity"))
                        .isEqualTo(token);
                assertThat(
                                number(
                                        connection,
                                        "SELECT max(h.from_position) FROM (SELECT from_position FROM board.task_history UNION ALL SELECT from_position FROM board.comment_history UNION ALL SELECT from_position FROM board.board_history) h"))
                        .isEqualTo(token);
                return Math.max(last, token);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    @Test
    void projectionsAreOperatedBySystemAdminsAlone() throws Exception {
        String admin = server.login(true);
        String other = server.login(false);
        assertThat(server.get(other, "/admin/projections").status()).isEqualTo(403);
        assertThat(server.post(other, "/admin/projections/board/rebuild", "{}").status())
                .isEqualTo(403);
        assertThat(server.post(admin, "/admin/projections/nothing/rebuild", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(server.post(admin, "/admin/projections/board/rebuild", "{\"speed\":1}")
                        .status())
                .isEqualTo(400);
        assertThat(server.post(admin, "/admin/projections/board/rebuild/pause", "")
                        .status())
                .isEqualTo(409);

        var asked = server.post(admin, "/admin/projections/board/rebuild", "{\"switch\":\"MANUAL\"}");
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.body().path("rebuild").path("generation").intValue()).isEqualTo(2);
        assertThat(server.post(admin, "/admin/projections/board/rebuild", "{}").status())
                .isEqualTo(409);
        assertThat(server.post(admin, "/admin/projections/board/rebuild/cancel", "")
                        .status())
                .isEqualTo(200);
        var list = server.get(admin, "/admin/projections");
        assertThat(list.body().get(0).path("generation").intValue()).isEqualTo(1);
        assertThat(list.body().get(0).path("state").stringValue()).isEqualTo("RUNNING");
        assertThat(list.body().get(0).path("rebuild").path("state").stringValue())
                .isEqualTo("CANCELLED");
    }

    private Generation live() {
        return server.bean(Generations.class).live("board");
    }

    private Tables tables() {
        return new Tables(server.bean(DataSource.class), live());
    }

    private static List<UUID> boards(List<RecordedEvent> events) {
        return events.stream()
                .filter(event -> event.type().equals("board.created"))
                .map(event -> UUID.fromString(event.scope()))
                .collect(Collectors.toList());
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
