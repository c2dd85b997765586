package io.taskflow.eventstore.postgres;

import static io.taskflow.eventstore.contract.Samples.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.Sha256;
import io.taskflow.eventstore.archive.Archives;
import io.taskflow.eventstore.archive.S3Server;
import io.taskflow.eventstore.contract.Samples;
import io.taskflow.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** Three months of a log, of which the first two are over. */
@Timeout(120)
class ArchiveCommandTest {
    private static final int PER_MONTH = 40;
    private static final String ARCHIVERS = "hashtextextended('log.archive', 0)";

    private final YearMonth first = YearMonth.now(ZoneOffset.UTC);
    private final YearMonth second = first.plusMonths(1);
    private final YearMonth third = first.plusMonths(2);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Logs logs = new Logs();
    private PostgresLog log;

    @TempDir
    private Path directory;

    @BeforeEach
    void fill() throws SQLException {
        log = logs.open();
        append(PER_MONTH);
        for (YearMonth month : List.of(second, third)) {
            logs.headRecordedAt(month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant());
            append(PER_MONTH);
        }
    }

    @AfterEach
    void close() {
        logs.close();
    }

    private void append(int events) {
        log.append(AppendRequest.of(
                IntStream.range(0, events).mapToObj(n -> event("s" + n % 7)).toList()));
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return ArchiveCommand.run(
                List.of(arguments),
                Map.of("TASKFLOW_LOG_PASSWORD", logs.database.password()),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
    }

    /** On this log. */
    private int call(String action, Object... more) {
        return run(Stream.concat(
                        Stream.of(action, "--log", logs.database.url(), "--user", logs.database.user()),
                        Stream.of(more).map(Object::toString))
                .toArray(String[]::new));
    }

    private String told() {
        return out.toString(UTF_8);
    }

    private String complained() {
        return err.toString(UTF_8);
    }

    private String line(YearMonth month) {
        return told().lines()
                .filter(line -> line.startsWith(month.toString()))
                .findFirst()
                .orElseThrow();
    }

    private Path file(YearMonth month) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("log-" + month))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Of all events, as they are read. */
    private String hash() {
        return hash(log);
    }

    private static String hash(EventLog log) {
        MessageDigest sha256 = Sha256.digest();
        log.readAll(0, Long.MAX_VALUE, 1_000, event -> {
            sha256.update((event.position() + event.eventId() + event.recordedAt()).getBytes(UTF_8));
            sha256.update(event.payload());
        });
        return HexFormat.of().formatHex(sha256.digest());
    }

    @Test
    void monthsGoIntoFilesAndComeBack() throws Exception {
        String before = hash();
        assertThat(call("list")).isZero();
        assertThat(line(first)).containsPattern(" 1 +" + PER_MONTH + " +\\d+\\.\\d kB +$");
        assertThat(line(second)).contains(" " + (PER_MONTH + 1) + " ");
        assertThat(line(third)).contains("not over");

        assertThat(call("store", "--to", directory, first, second)).isZero();
        assertThat(line(first))
                .contains(
                        "stored: " + PER_MONTH + " events", file(first).toUri().toString());
        assertThat(call("list")).isZero();
        assertThat(line(first))
                .containsPattern(PER_MONTH + " +\\d+\\.\\d kB  file:")
                .endsWith(file(first).toUri().toString());
        assertThat(call("store", "--to", directory, first)).as("once more").isZero();
        assertThat(call("verify")).isZero();
        assertThat(told()).contains(first + "  verified: " + PER_MONTH, second + "  verified: " + PER_MONTH);
        assertThat(hash()).isEqualTo(before);

        assertThat(call("restore", first, second)).isZero();
        assertThat(call("restore", second)).as("once more").isZero();
        assertThat(told()).contains(second + "  is in the database");
        Files.delete(file(first));
        Files.delete(file(second));
        assertThat(hash()).isEqualTo(before);
        assertThat(call("verify")).as("nothing is archived").isZero();
        assertThat(told()).isEmpty();
    }

    @Test
    void monthsGoIntoS3AndAreReadThroughThere() throws Exception {
        String before = hash();
        try (S3Server server = new S3Server();
                S3Client s3 = server.client()) {
            String home = "s3://" + server.bucket() + "/boards";
            assertThat(call("store", "--to", home, "--s3-endpoint", server.endpoint(), first, second))
                    .isZero();
            assertThat(line(first)).contains("stored: " + PER_MONTH + " events", home + "/log-" + first);

            Archives archive = new Archives(home, server.endpoint());
            try (PostgresLog through = new PostgresLog(
                    PostgresLogSettings.defaults(), logs.pool, logs.pool, List.of(), AppendObserver.NONE, archive)) {
                assertThat(hash(through)).isEqualTo(before);
                assertThat(Samples.stream(through, "s3")).hasSize(3 * 6);
            }
            assertThat(call("verify", "--s3-endpoint", server.endpoint())).isZero();
            assertThat(call("list", "--s3-endpoint", server.endpoint())).isZero();
            assertThat(line(second)).containsPattern(PER_MONTH + " +\\d+\\.\\d kB  s3://");

            URI place = URI.create(archivePlace(first));
            String name = Path.of(place.getPath()).getFileName().toString();
            byte[] whole = archive.read(place, 0, (int) archive.size(place));
            byte[] broken = whole.clone();
            broken[100] ^= 1;
            archive.store(name, out -> out.write(broken));
            assertThat(call("restore", "--s3-endpoint", server.endpoint(), first))
                    .isEqualTo(1);
            assertThat(complained()).contains("a block of " + place + " is damaged");
            s3.deleteObject(delete -> delete.bucket(server.bucket()).key("boards/" + name));
            assertThat(call("restore", "--s3-endpoint", server.endpoint(), first))
                    .isEqualTo(1);
            assertThat(complained()).contains(place + " is missing");

            archive.store(name, out -> out.write(whole));
            assertThat(call("restore", "--s3-endpoint", server.endpoint(), first, second))
                    .isZero();
        }
        assertThat(hash()).isEqualTo(before);
    }

    @Test
    void whatCannotBeDoneIsSaid() throws Exception {
        String before = hash();
        assertThat(call("store", "--to", directory, third)).isEqualTo(1);
        assertThat(complained()).contains(third + " is not over");
        assertThat(call("store", "--to", directory, first.minusYears(9))).isEqualTo(1);
        assertThat(complained()).contains(first.minusYears(9) + " holds no event");
        assertThat(call("verify", first)).isEqualTo(1);
        assertThat(complained()).contains(first + " is in the database");

        Path noDirectory = Files.createFile(directory.resolve("file"));
        assertThat(call("store", "--to", noDirectory, first)).isEqualTo(1);
        assertThat(complained()).contains(noDirectory + " is no directory");
        assertThat(call("store", "--to", noDirectory.resolve("below"), first)).isEqualTo(1);
        assertThat(complained()).contains(noDirectory.toString());

        try (var busy = logs.pool.getConnection()) {
            busy.createStatement().execute("SELECT pg_advisory_lock(" + ARCHIVERS + ")");
            assertThat(call("store", "--to", directory, first)).isEqualTo(1);
            assertThat(complained()).contains("another archiver");
            busy.createStatement().execute("SELECT pg_advisory_unlock_all()");
        }
        try (TestPostgres.Database empty = TestPostgres.createDatabase()) {
            assertThat(run("list", "--log", empty.url(), "--user", empty.user()))
                    .isEqualTo(1);
            assertThat(complained()).contains("there is no log in this database");
        }
        assertThat(hash()).isEqualTo(before);
    }

    @Test
    void aFileThatIsDamagedOrMissingIsNotTakenBack() throws Exception {
        String before = hash();
        call("store", "--to", directory, first);
        Path file = file(first);
        byte[] whole = Files.readAllBytes(file);
        byte[] broken = whole.clone();
        broken[100] ^= 1;
        Files.write(file, broken);
        for (String action : List.of("verify", "restore")) {
            assertThat(call(action, first)).isEqualTo(1);
            assertThat(complained()).contains("a block of " + file.toUri() + " is damaged");
        }
        Files.delete(file);
        for (String action : List.of("verify", "restore")) {
            assertThat(call(action, first)).isEqualTo(1);
            assertThat(complained()).contains(file + " is missing");
        }
        assertThat(call("list")).isZero();
        assertThat(line(first)).contains("missing");

        Files.write(file, whole);
        assertThat(call("verify", first)).isZero();
        assertThat(call("restore", first)).isZero();
        assertThat(hash()).isEqualTo(before);
    }

    @Test
    void saysHowItIsCalled() {
        String url = logs.database.url();
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("burn", "--log", url),
                List.of("list"),
                List.of("list", "--log", "jdbc:mysql://here"),
                List.of("list", "--log"),
                List.of("list", "--lock", url),
                List.of("store", "--log", url, first.toString()),
                List.of("store", "--log", url, "--to", "somewhere"),
                List.of("list", "--log", url, "--s3-endpoint", "no url"),
                List.of("restore", "--log", url),
                List.of("restore", "--log", url, "January"))) {
            assertThat(run(wrong.toArray(String[]::new))).as("%s", wrong).isEqualTo(2);
            assertThat(complained()).contains("archive list", "archive store");
        }
    }

    /** Something that is seen from outside while a month is moved. */
    private interface Moment {
        boolean hasCome() throws SQLException, IOException;
    }

    @Test
    void aProcessThatIsKilledIsFollowedByOneThatEnds() throws Exception {
        // As much as takes a process a moment to move.
        for (int n = 0; n < 6; n++) {
            append(5_000);
        }
        YearMonth large = third;
        Instant over = third.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        logs.execute("SELECT log.make_month('" + over + "')");
        logs.headRecordedAt(over);
        append(1);
        String before = hash();

        List<String> killedAs = new ArrayList<>();
        killedAs.add(killed(
                () -> names().anyMatch(name -> name.endsWith(".part")),
                "store",
                "--to",
                directory.toString(),
                large.toString()));
        assertThat(hash()).isEqualTo(before);
        killedAs.add(killed(
                () -> names().anyMatch(name -> !name.endsWith(".part")),
                "store",
                "--to",
                directory.toString(),
                large.toString()));
        assertThat(hash()).isEqualTo(before);
        killedAs.add(killed(
                () -> !archivePlace(large).equals("null"), "store", "--to", directory.toString(), large.toString()));
        assertThat(hash()).isEqualTo(before);
        assertThat(killedAs).as("not one ended by itself").containsOnly("killed");

        assertThat(call("store", "--to", directory, large)).isZero();
        assertThat(hash()).isEqualTo(before);
        assertThat(call("verify", large)).isZero();

        assertThat(killed(
                        () -> logs.ask("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                        + " AND state = 'active' AND query LIKE 'COPY%'")
                                .equals("1"),
                        "restore",
                        large.toString()))
                .isEqualTo("killed");
        assertThat(hash()).isEqualTo(before);
        assertThat(call("restore", large)).isZero();
        assertThat(hash()).isEqualTo(before);
        assertThat(archivePlace(large)).isEqualTo("null");
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    private String archivePlace(YearMonth month) throws SQLException {
        return logs.ask("SELECT archive FROM log.segment WHERE month = '" + month.atDay(1) + "'");
    }

    /** PostgreSQL lets go of the lock once it has noticed that its client is gone. */
    private boolean nobodyArchives() {
        try {
            return logs.ask("SELECT CASE WHEN pg_try_advisory_lock(" + ARCHIVERS + ") THEN pg_advisory_unlock("
                            + ARCHIVERS + ") ELSE false END")
                    .equals("t");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A process of its own, killed at a moment. */
    private String killed(Moment moment, String action, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx128m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ArchiveCommand.class.getName(),
                action,
                "--log",
                logs.database.url(),
                "--user",
                logs.database.user()));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("TASKFLOW_LOG_PASSWORD", logs.database.password());
        Process process = builder.start();
        try {
            Samples.await(() -> {
                try {
                    return !process.isAlive() || moment.hasCome();
                } catch (SQLException | IOException e) {
                    throw new AssertionError(e);
                }
            });
            return process.isAlive() ? "killed" : "ended with " + process.exitValue();
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            Samples.await(this::nobodyArchives);
        }
    }
}
