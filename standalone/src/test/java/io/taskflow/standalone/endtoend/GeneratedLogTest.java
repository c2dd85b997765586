package io.taskflow.standalone.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Logs that look quite unlike the real one. */
@ExtendWith(RunningServer.class)
class GeneratedLogTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int TASKS = 300;
    private static final int MOMENTS = 60;

    @TempDir
    Path folder;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void oneBadRowStopsAllOfItAndSkippedBadRowsAreListed(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String workspace = api.createWorkspace("Atendimento");
        GeneratedLog log = GeneratedLog.of(random, TASKS, ';', true);
        Path file = Files.writeString(folder.resolve("atendimento.csv"), log.text(), ISO_8859_1);
        String mapping = log.mapping("ISO-8859-1", false);

        long head = server.head();
        JsonNode stopped = api.importLog(workspace, file, mapping, "stop", PATIENCE);
        assertThat(stopped.get("state").asString()).isEqualTo("FAILED");
        assertThat(problems(stopped)).as("seed %d", seed).isEqualTo(log.problems());
        assertThat(stopped.get("eventsAppended").asLong()).isZero();
        assertThat(server.head()).isEqualTo(head);

        JsonNode skipped = api.importLog(workspace, file, mapping, "skip", PATIENCE);
        assertThat(skipped.get("state").asString()).as(skipped.toString()).isEqualTo("COMPLETED");
        assertThat(skipped.get("rowsRead").asLong()).isEqualTo(log.rows());
        assertThat(skipped.get("badRows").asLong()).isEqualTo(log.problems().size());
        assertThat(problems(skipped)).as("seed %d", seed).isEqualTo(log.problems());
        compare(api, workspace, log, false);
    }

    @Test
    void aByteOrderMarkSaysTheEncodingAndBlanksMayClear(ServerProcess server) throws Exception {
        Api api = Api.admin(server);
        String workspace = api.createWorkspace("Atendimento 2");
        GeneratedLog log = GeneratedLog.of(random, TASKS, '\t', false);
        Path file = folder.resolve("atendimento.tsv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(("\uFEFF" + log.text()).getBytes(UTF_8));
        }

        JsonNode report = api.importLog(workspace, file, log.mapping("ISO-8859-1", true), "stop", PATIENCE);

        assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("COMPLETED");
        assertThat(report.get("rowsRead").asLong()).isEqualTo(log.rows());
        compare(api, workspace, log, true);
    }

    private void compare(Api api, String workspace, GeneratedLog log, boolean blankClears) throws Exception {
        LogOracle oracle = new LogOracle(log.goodRows(), new GeneratedLog.Meaning(blankClears));
        PastMoments moments = new PastMoments(api, workspace, oracle);
        moments.compareBeginnings();
        int compared = moments.compare(PastMoments.choose(oracle, MOMENTS, random));
        assertThat(compared).as("boards compared, seed %d", seed).isGreaterThan(MOMENTS);
    }

    private static List<GeneratedLog.Problem> problems(JsonNode report) {
        return report.get("problems")
                .valueStream()
                .map(problem -> new GeneratedLog.Problem(
                        problem.get("row").asLong(),
                        problem.get("line").asLong(),
                        problem.get("rule").asString()))
                .toList();
    }
}
