package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Nothing in memory grows with the log: half a gigabyte of heap is enough for a million events. */
@Tag("soak")
class MemoryTest {
    private static final long EVENTS = 1_000_000;
    private static final int BOARDS = 500;
    private static final int TASKS_A_BOARD = 20;

    /** A row moves its task, gives it to another and changes its team, nearly always: more than two events. */
    private static final int ROWS = 400_000;

    private static final int CHANGES_A_TASK = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @TempDir
    Path folder;

    @Test
    void aMillionEventsAreImportedAndRebuiltInHalfAGigabyte() throws Exception {
        // ServerProcess starts every server with -Xmx512m.
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), ServerProcess.freePort())) {
            Api api = Api.admin(server);
            Path file = file();
            long begun = System.nanoTime();
            JsonNode report = api.importLog(api.createWorkspace("Large"), file, """
                    board:    { externalId: board }
                    task:     { externalId: task, title: "{task} of {board}" }
                    at:       at
                    column:   column
                    assignee: person
                    fields:   { team: team }
                    """, "stop", PATIENCE);
            assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("COMPLETED");
            assertThat(server.head()).isGreaterThanOrEqualTo(EVENTS);
            System.out.printf(
                    "%,d rows, %,d events imported in %,d s%n",
                    report.get("rowsRead").asLong(), server.head(), seconds(begun));

            for (String projection : Rebuild.names(api)) {
                begun = System.nanoTime();
                Rebuild rebuild = Rebuild.of(api, projection, PATIENCE);
                System.out.printf("%s rebuilt in %,d s%n", projection, seconds(begun));
                assertThat(rebuild.differences(server)).as(projection).isEmpty();
            }
            assertThat(server.said()).doesNotContain("OutOfMemoryError");
        }
    }

    private static long seconds(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    }

    /** Written as it is made: on every board tasks wander for a while, then others do. */
    private Path file() throws Exception {
        Path file = folder.resolve("large.csv");
        Random random = new Random(1);
        Instant at = Instant.parse("2024-01-01T00:00:00Z");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("task,at,board,column,person,team\n");
            for (int row = 0; row < ROWS; row++) {
                at = at.plusSeconds(60);
                int generation = row / (BOARDS * TASKS_A_BOARD * CHANGES_A_TASK);
                int board = random.nextInt(BOARDS);
                String task = "T-" + generation + "-" + board + "-" + random.nextInt(TASKS_A_BOARD);
                out.write(task + "," + at + ",B-" + board + ",column " + random.nextInt(7) + ",person "
                        + random.nextInt(300) + ",team " + random.nextInt(20) + "\n");
            }
        }
        return file;
    }
}
