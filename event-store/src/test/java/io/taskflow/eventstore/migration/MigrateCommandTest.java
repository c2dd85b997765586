package io.taskflow.eventstore.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskflow.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MigrateCommandTest {

    private static final TestPostgres.Database DATABASE = TestPostgres.createDatabase();

    private final OldStore old = new OldStore(DATABASE, OldStore.xml());
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        old.close();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void tellsWhatItDid() {
        old.append("a", 3);
        old.token("balances", 0, GapAwareTrackingToken.newInstance(3, List.of(2L)));

        assertThat(run("axon", "--from", url(), "--from-user", "postgres", "--to", url(), "--to-user", "postgres"))
                .isZero();

        assertThat(out.toString(UTF_8))
                .contains(
                        "3 in 1 streams",
                        "SHA-256",
                        "snapshots        0",
                        "balances/0",
                        "1 events will be handled again");
        assertThat(run("axon", "--from", url(), "--from-user", "postgres", "--to", url(), "--to-user", "postgres"))
                .isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("migrated already");
    }

    @Test
    void saysHowItIsCalled() {
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("kafka"),
                List.of("axon", "--from", url()),
                List.of("axon", "--from", "jdbc:mysql://here", "--to", url()),
                List.of("axon", "--from", url(), "--to"),
                List.of("axon", "--from", url(), "--too", url()))) {
            err.reset();
            assertThat(run(wrong.toArray(String[]::new))).isEqualTo(2);
            assertThat(err.toString(UTF_8)).contains("migrate axon --from");
        }
    }

    @Test
    void aProcessThatIsKilledIsFollowedByOneThatEnds() throws Exception {
        old.append("seed", 1);
        int events = 30_000;
        old.sql.sql("""
                        INSERT INTO domainevententry (eventidentifier, aggregateidentifier, sequencenumber, type, timestamp, payloadtype, payloadrevision, payload, metadata)
                        SELECT gen_random_uuid(), 'a' || n % 100, n / 100, type, timestamp, payloadtype, payloadrevision, payload, metadata
                        FROM generate_series(0, ?) n, (SELECT * FROM domainevententry LIMIT 1) seed ORDER BY n""").param(events - 2).update();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        MigrateCommand.class.getName(),
                        "axon",
                        "--from",
                        url() + "?user=postgres&password=postgres",
                        "--to",
                        url() + "?user=postgres&password=postgres")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            await().pollInSameThread()
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> !process.isAlive() || copied() >= 3_000);
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        long copied = copied();
        assertThat(copied).isBetween(3_000L, events - 1L);

        MigrationReport report = old.migrate();

        assertThat(report.events()).isEqualTo(events);
        assertThat(report.alreadyThere()).isGreaterThanOrEqualTo(copied);
    }

    private long copied() {
        boolean there = old.sql
                .sql("SELECT to_regclass('log.token_store') IS NOT NULL")
                .query(Boolean.class)
                .single();
        return there
                ? old.sql
                        .sql("SELECT coalesce(max(position), 0) FROM log.event")
                        .query(Long.class)
                        .single()
                : 0;
    }

    private int run(String... arguments) {
        return MigrateCommand.run(
                List.of(arguments),
                Map.of("TASKFLOW_FROM_PASSWORD", "postgres", "TASKFLOW_TO_PASSWORD", "postgres"),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
    }

    private String url() {
        return DATABASE.url();
    }
}
