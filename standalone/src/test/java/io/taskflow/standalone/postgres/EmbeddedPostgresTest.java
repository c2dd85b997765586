package io.taskflow.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class EmbeddedPostgresTest {

    private static final Path CACHE = Path.of(System.getProperty("java.io.tmpdir"), "taskflow-test-postgres");

    @TempDir
    Path data;

    @Test
    void isDurable() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void letsNobodyInWithoutItsPasswordWhichOnlyTheOwnerMayRead() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(data.resolve("postgres-password.txt"))))
                    .isEqualTo("rw-------");
            assertThat(ask(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void keepsItsDataFromOneStartToTheNext() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            tell(postgres, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void isStartedAgainOnTheSamePortWhenThePostmasterIsKilled() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            tell(postgres, "CREATE TABLE kept AS SELECT 42 AS answer");
            String url = postgres.jdbcUrl();

            Leftover.signal("KILL", new Leftover(cluster()).postmaster().orElseThrow());

            awaitAnswer(postgres, "SELECT answer FROM kept", "42");
            assertThat(postgres.jdbcUrl()).isEqualTo(url);
        }
    }

    @Test
    void endsThePostgresThatADeadProcessLeftBehindAndGoesOnFromItsData() throws Exception {
        Process owner = inAnotherProcess();
        String orphanUrl = urlOf(owner);
        String password =
                Files.readString(data.resolve("postgres-password.txt")).strip();
        try (Connection connection = DriverManager.getConnection(orphanUrl, Cluster.USER, password);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
            owner.destroyForcibly().waitFor();
            long orphan = new Leftover(cluster()).postmaster().orElseThrow();

            try (EmbeddedPostgres postgres = start()) {
                assertThat(new Leftover(cluster()).postmaster())
                        .isPresent()
                        .get()
                        .isNotEqualTo(orphan);
                assertThat(ask(postgres, "SELECT answer FROM kept")).isEqualTo("42");
            }
        }
    }

    @Test
    void endsBackendsWhosePostmasterIsDead() throws Exception {
        Process owner = inAnotherProcess();
        String orphanUrl = urlOf(owner);
        String password =
                Files.readString(data.resolve("postgres-password.txt")).strip();
        Thread busy = Thread.ofVirtual().start(() -> {
            try (Connection connection = DriverManager.getConnection(orphanUrl, Cluster.USER, password);
                    Statement statement = connection.createStatement()) {
                // A loop in the server that never looks whether its postmaster lives.
                statement.execute("SELECT count(*) FROM generate_series(1, 100000000000) AS n WHERE n % 7 = 3");
            } catch (SQLException e) {
                assertThat(e.getMessage()).isNotEmpty(); // it is killed: that is the point
            }
        });
        awaitBusy(orphanUrl, password);
        long postmaster = new Leftover(cluster()).postmaster().orElseThrow();
        owner.destroyForcibly().waitFor();
        Leftover.signal("KILL", postmaster);

        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
        }
        busy.join();
    }

    @Test
    void survivesAPidFileThatNamesSomeOtherProcess() throws Exception {
        start().close();
        Files.writeString(
                cluster().resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + cluster() + "\n");

        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void refusesTheDataOfAnotherMajorVersionInOneLine() throws Exception {
        start().close();
        Files.writeString(cluster().resolve("PG_VERSION"), "17\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(PostgresFailure.class)
                .hasMessageContaining("made by PostgreSQL 17")
                .hasMessageNotContaining("\n");
    }

    @Test
    void saysWhichMachinesItHasNoProgramsFor() {
        assertThatThrownBy(() -> PostgresBinaries.archiveName("SunOS", "sparc"))
                .isInstanceOf(PostgresFailure.class)
                .hasMessageContaining("TASKFLOW_DATABASE_URL");
        assertThat(PostgresBinaries.archiveName("Mac OS X", "aarch64")).isEqualTo("postgres-darwin-arm_64.txz");
        assertThat(PostgresBinaries.archiveName("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
    }

    @Test
    void takesAnEighthOfTheMemoryWithinBounds() {
        assertThat(PostgresSettings.sharedBuffersMegabytes(512L << 20)).isEqualTo(128);
        assertThat(PostgresSettings.sharedBuffersMegabytes(2L << 30)).isEqualTo(256);
        assertThat(PostgresSettings.sharedBuffersMegabytes(64L << 30)).isEqualTo(512);
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.in(data, CACHE).start();
    }

    private Path cluster() throws Exception {
        return data.toRealPath().resolve("postgres");
    }

    private Process inAnotherProcess() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PostgresForAWhile.class.getName(),
                        data.toString(),
                        CACHE.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String urlOf(Process owner) throws Exception {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (!line.startsWith("jdbc:")) {
            line = lines.readLine();
        }
        return line;
    }

    private static void awaitBusy(String url, String password) throws Exception {
        try (Connection connection = DriverManager.getConnection(url, Cluster.USER, password)) {
            String sql =
                    "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%generate_series%'"
                            + " AND pid <> pg_backend_pid()";
            while (!"1".equals(first(connection, sql))) {
                Thread.onSpinWait();
            }
        }
    }

    private static void awaitAnswer(EmbeddedPostgres postgres, String sql, String answer) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                assertThat(ask(postgres, sql)).isEqualTo(answer);
                return;
            } catch (SQLException e) {
                assertThat(System.nanoTime())
                        .as("no answer: %s", e.getMessage())
                        .isLessThan(deadline);
            }
        }
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password())) {
            return first(connection, sql);
        }
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void tell(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
