package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.standalone.endtoend.Api.TestBoard;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A person starts taskflow, ends it, and starts it again. */
class StartStopTest {
    /** A process that SIGTERM ended. */
    private static final int TERMINATED = 128 + 15;

    @TempDir
    Path folder;

    @Test
    void aPortInUseIsSaidInOneLineAndNothingIsMade() throws Exception {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(0));
            ServerProcess server = launch(taken.getLocalPort());
            assertThat(server.awaitExit()).isEqualTo(1);
            assertThat(server.lines())
                    .singleElement()
                    .asString()
                    .contains("port " + taken.getLocalPort() + " is in use", "--port");
            assertThat(data()).doesNotExist();
        }
    }

    @Test
    void anOptionItDoesNotKnowIsSaidInOneLine() throws Exception {
        ServerProcess server =
                ServerProcess.launch(data(), ServerProcess.freePort(), Map.of(), List.of("--colour", "green"));
        assertThat(server.awaitExit()).isEqualTo(1);
        assertThat(server.lines()).singleElement().asString().contains("--colour", "--port", "--data", "--demo");
    }

    @Test
    void aFileIsNoDataDirectory() throws Exception {
        Path file = Files.createFile(data());
        ServerProcess server = launch(ServerProcess.freePort());
        assertThat(server.awaitExit()).isEqualTo(1);
        assertThat(server.lines())
                .singleElement()
                .asString()
                .contains(file + " is a file")
                .doesNotContain("Exception");
    }

    @Test
    void goesOnWhereItWasAndLetsNoSecondOneOnItsData() throws Exception {
        int port = ServerProcess.freePort();
        TestBoard board;
        JsonNode before;
        String password;
        long head;
        try (ServerProcess server = ServerProcess.start(data(), port)) {
            assertThat(server.said())
                    .contains(
                            server.url(),
                            data().toRealPath().resolve("admin.txt").toString());
            password = Files.readString(data().resolve("admin.txt"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve("admin.txt"))))
                    .isEqualTo("rw-------");
            assertThat(server.said()).doesNotContain(lastWord(password));
            Api api = Api.admin(server);
            board = api.newBoard("To do", "Done");
            Answer task = api.createTask(board, 0, "kept");
            before = api.board(board.id(), task.position());
            head = server.head();

            ServerProcess second = launch(ServerProcess.freePort());
            assertThat(second.awaitExit()).isEqualTo(1);
            assertThat(second.lines())
                    .singleElement()
                    .asString()
                    .contains("process " + server.pid(), data().toRealPath().toString(), "--data");
            api.get(board.path()).ok();

            long postmaster = Long.parseLong(server.postmasterFile().getFirst().strip());
            server.sigterm();
            assertThat(server.awaitExit()).as(server.said()).isEqualTo(TERMINATED);
            assertThat(ProcessHandle.of(postmaster).map(ProcessHandle::isAlive).orElse(false))
                    .isFalse();
            assertThat(data().resolve("postgres").resolve("postmaster.pid")).doesNotExist();
            assertThat(server.said()).doesNotContain("ERROR", "Exception");
            assertThat(server.lines().getFirst()).contains("Starting", data().toString());
            assertThat(server.lines()).endsWith("Stopped.");
        }
        try (ServerProcess server = ServerProcess.start(data(), port)) {
            assertThat(Files.readString(data().resolve("admin.txt"))).isEqualTo(password);
            assertThat(server.head()).as("a start writes nothing").isEqualTo(head);
            Api api = Api.admin(server);
            assertThat(api.board(board.id(), head)).isEqualTo(before);
            Answer next = api.createTask(board, 1, "next");
            assertThat(next.position()).isEqualTo(head + 1);
        }
    }

    private static String lastWord(String text) {
        String[] words = text.strip().split("\\s+");
        return words[words.length - 1];
    }

    @Test
    void theDemoHasTwoYearsToLookBackOn() throws Exception {
        try (ServerProcess server = ServerProcess.launch(data(), ServerProcess.freePort(), Map.of(), List.of("--demo"))
                .awaitRunning()) {
            Api api = Api.admin(server);
            JsonNode boards = Await.until(
                    "the demo's boards",
                    Duration.ofMinutes(2),
                    () -> {
                        JsonNode workspaces = api.get("/workspaces").ok().json().get("items");
                        return workspaces.isEmpty()
                                ? workspaces
                                : api.get("/workspaces/"
                                                + workspaces.get(0).get("id").asString() + "/boards")
                                        .ok()
                                        .json()
                                        .get("items");
                    },
                    items -> !items.isEmpty());
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            for (JsonNode one : boards) {
                String board = "/boards/" + one.get("id").asString();
                JsonNode today = api.get(board + "?asOf=" + now).ok().json();
                Instant yearAgo = now.minus(365, ChronoUnit.DAYS);
                JsonNode then = api.get(board + "?asOf=" + yearAgo).ok().json();
                assertThat(then.get("columns")).isNotEqualTo(today.get("columns"));
                assertThat(then.findValuesAsString("title")).isNotEmpty();
                assertThat(api.get(board + "/replay?asOf=" + yearAgo).ok().json())
                        .isEqualTo(then);
                Instant began = Instant.parse(api.get(board + "?asOf=2020-01-01T00:00:00Z")
                        .refused(404, "not-yet")
                        .json()
                        .get("beganAt")
                        .asString());
                assertThat(began).isBetween(now.minus(740, ChronoUnit.DAYS), now.minus(690, ChronoUnit.DAYS));
            }
        }
    }

    @Test
    void endsWithoutAWordTooMuchWhileTheDemoIsBeingMade() throws Exception {
        try (ServerProcess server =
                ServerProcess.launch(data(), ServerProcess.freePort(), Map.of(), List.of("--demo"))) {
            Await.until(
                    "the demo to be begun",
                    Duration.ofMinutes(5),
                    server::said,
                    said -> said.contains("making two years of a team's history"));
            server.sigterm();
            assertThat(server.awaitExit()).as(server.said()).isEqualTo(TERMINATED);
            assertThat(server.said()).doesNotContain("ERROR", "Exception", "taskflow runs");
            assertThat(server.lines()).endsWith("Stopped.");
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private ServerProcess launch(int port) throws Exception {
        return ServerProcess.launch(data(), port, Map.of(), List.of());
    }
}
