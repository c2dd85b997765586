package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.standalone.importing.ImportCommand;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code ./taskflow import event-log}, as a person at a terminal uses it. */
@ExtendWith(RunningServer.class)
class ImportCommandTest {

    @TempDir
    Path folder;

    private Path log;
    private Path mapping;
    private final String workspace = "By command " + UUID.randomUUID();

    /** How a command ended, and all it printed. */
    private record Ended(int code, String said) {}

    @BeforeEach
    void write() throws Exception {
        log = Files.writeString(folder.resolve("log.csv"), """
                task,at,board,column
                T-1,2025-01-01T00:00:00Z,B,To do
                T-2,2025-01-02T00:00:00Z,B,To do
                T-1,2025-01-03T00:00:00Z,B,Done
                """);
        mapping = Files.writeString(folder.resolve("mapping.yml"), """
                board:  { externalId: board }
                task:   { externalId: task, title: "{task}" }
                at:     at
                column: column
                """);
    }

    @Test
    void endsWithAReportWhenTheImportCanBeSeen(ServerProcess server) throws Exception {
        Ended ended = run(server, log, mapping);

        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(ended.said()).contains("rows read", "boards", "tasks", "events", workspace);
        Api api = Api.admin(server);
        JsonNode boards = api.get("/workspaces/" + workspaceId(api) + "/boards")
                .ok()
                .json()
                .get("items");
        JsonNode board = api.board(boards.get(0).get("id").asString(), 0);
        assertThat(BoardPicture.of(board).columns())
                .extracting(column -> column.name()
                        + column.cards().stream()
                                .map(BoardPicture.Card::externalId)
                                .toList())
                .containsExactly("To do[T-2]", "Done[T-1]");
    }

    @Test
    void aSecondImportOfTheSameBoardsIsRefused(ServerProcess server) throws Exception {
        assertThat(run(server, log, mapping).code()).isZero();
        long head = server.head();

        Ended ended = run(server, log, mapping);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said()).contains("nothing was imported");
        assertThat(server.head()).isEqualTo(head);
    }

    @Test
    void listsTheRowsThatAreBad(ServerProcess server) throws Exception {
        Files.writeString(log, Files.readString(log) + "T-3,yesterday,B,To do\n");

        Ended ended = run(server, log, mapping);

        assertThat(ended.code()).as(ended.said()).isEqualTo(1);
        assertThat(ended.said()).contains("row 4 (line 5)", "yesterday");
    }

    @Test
    void saysHowItIsCalled(ServerProcess server) throws Exception {
        assertThat(run(List.of("event-log", log.toString())).code()).isEqualTo(2);
    }

    private String workspaceId(Api api) throws Exception {
        for (JsonNode one : api.get("/workspaces?limit=200").ok().json().get("items")) {
            if (one.get("name").asString().equals(workspace)) {
                return one.get("id").asString();
            }
        }
        throw new AssertionError("no workspace " + workspace);
    }

    private Ended run(ServerProcess server, Path log, Path mapping) throws Exception {
        return run(List.of(
                "event-log",
                log.toString(),
                "--mapping",
                mapping.toString(),
                "--workspace",
                workspace,
                "--url",
                server.url(),
                "--data",
                server.data().toString()));
    }

    private static Ended run(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                ServerProcess.productClassPath(),
                ImportCommand.class.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), said);
    }
}
