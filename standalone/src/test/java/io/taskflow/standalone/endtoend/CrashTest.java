package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives the death of every process that took part. */
class CrashTest {
    private static final int CLIENTS = 64;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

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
}
