package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives the death of every process that took part. */
class CrashTest {
    private static final int CLIENTS = 64;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private static final String MAPPING = """
            board:  { externalId: board }
            task:   { externalId: task, title: "{task}" }
            at:     at
            column: column
            """;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void fourCrashesLoseNothing() throws Exception {
        crash(4);
    }

    @Test
    @Tag("soak")
    void twentyCrashesLoseNothing() throws Exception {
        crash(20);
    }

    /** Kills the server while clients write; in half of the cases PostgreSQL too, else the next server finds it orphaned. */
    private void crash(int times) throws Exception {
        int port = ServerProcess.freePort();
        ServerProcess server = ServerProcess.start(folder.resolve("data"), port);
        try (Workload workload = new Workload(Api.admin(server), CLIENTS)) {
            for (int crash = 0; crash < times; crash++) {
                workload.awaitMore(CLIENTS + random.nextInt(1000), PATIENCE);
                boolean postgresToo = crash % 2 == 1;
                if (postgresToo && random.nextBoolean()) {
                    server.sigkillPostmaster();
                    server.sigkill();
                } else if (postgresToo) {
                    server.sigkill();
                    server.sigkillPostmaster();
                } else {
                    server.sigkill();
                }
                server = ServerProcess.start(folder.resolve("data"), port);
                workload.repeatSome(20, random);
            }
            workload.awaitMore(CLIENTS, PATIENCE);
            workload.finishAndVerify(server);
            System.out.printf(
                    "%d crashes: %,d commands acknowledged, %d of them by a repetition%n",
                    times, workload.count(), workload.replayed());
            assertThat(workload.count()).as("seed %d", seed).isGreaterThan(times * CLIENTS);
        } finally {
            server.close();
        }
    }

    @Test
    void aKilledPostgresIsStartedAgainByTheRunningServer() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), ServerProcess.freePort());
                Workload workload = new Workload(Api.admin(server), CLIENTS)) {
            workload.awaitMore(1000, PATIENCE);

            server.sigkillPostmaster();

            // More than clients: some of these were sent after the kill.
            workload.awaitMore(2 * CLIENTS, Duration.ofSeconds(30));
            workload.repeatSome(20, random);
            workload.finishAndVerify(server);
        }
    }

    @Test
    void anImportGoesOnWhereItWasKilled() throws Exception {
        int port = ServerProcess.freePort();
        int rows = 6_000;
        Path log = Files.writeString(
                folder.resolve("log.csv"),
                IntStream.range(0, rows)
                        .mapToObj(row -> "T-%d,%s,B-%d,%s\n"
                                .formatted(
                                        row % 500,
                                        Instant.parse("2025-01-01T00:00:00Z").plusSeconds(row * 60L),
                                        row % 500 % 5,
                                        row % 3 == 0 ? "To do" : "Done"))
                        .collect(Collectors.joining("", "task,at,board,column\n", "")));
        ServerProcess server = ServerProcess.start(folder.resolve("data"), port);
        try {
            Api api = Api.admin(server);
            String id = api.upload(api.createWorkspace("Killed"), log, MAPPING).id();
            for (int kills = 0; kills < 3; kills++) {
                long before = server.head();
                ServerProcess killed = server;
                Await.until(
                        "the import to append", PATIENCE, () -> killed.head() > before || ended(api, id), done -> done);
                server.sigkill();
                server = ServerProcess.start(folder.resolve("data"), port);
            }
            var report = api.awaitImport(id, PATIENCE);
            assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("COMPLETED");
            assertThat(report.get("rowsRead").asInt()).isEqualTo(rows);
            // One event a row that changes something, in a row without gaps, and none a second time.
            assertThat(server.number("SELECT count(*) FROM log.event WHERE type = 'task.created'"))
                    .isEqualTo(500);
            assertThat(server.number("SELECT count(*) FROM log.event WHERE type IN ('task.created', 'task.moved')"))
                    .isEqualTo(rows - report.get("unchangedRows").asLong());
            assertThat(server.number("SELECT max(position) - count(*) FROM log.event"))
                    .isZero();
        } finally {
            server.close();
        }
    }

    private static boolean ended(Api api, String id) throws Exception {
        String state = api.get("/imports/" + id).ok().json().get("state").asString();
        return !state.equals("RUNNING") && !state.equals("QUEUED");
    }
}
