package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A log that nobody here made up, from its file to every past moment of its boards. */
@ExtendWith(RunningServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealLogTest {
    private static final int MOMENTS = 210;

    private final long seed = new Random().nextLong();
    private ServerProcess server;
    private Api api;
    private String workspace;
    private JsonNode report;
    private List<Map<String, String>> rows;

    @BeforeAll
    void importTheFile(ServerProcess server) throws Exception {
        Path file = SharedData.require("bpi2013/incidents-part.csv.gz");
        Path mapping = SharedData.require("bpi2013/mapping.yml");
        this.server = server;
        api = Api.admin(server);
        workspace = api.createWorkspace("Incidents");
        report = api.importLog(workspace, file, Files.readString(mapping), "stop", Duration.ofMinutes(3));
        rows = Csv.read(unpacked(file), ',');
    }

    private static String unpacked(Path file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void isReadToItsLastRow() {
        assertThat(report.get("state").asString()).as(report.toString()).isEqualTo("COMPLETED");
        assertThat(report.get("rowsRead").asLong()).isEqualTo(40_548).isEqualTo(rows.size());
        assertThat(report.get("badRows").asLong()).isZero();
        assertThat(report.get("boards").asLong()).isEqualTo(409);
        assertThat(report.get("tasks").asLong()).isEqualTo(4_976);
    }

    @Test
    void isAtEveryMomentWhatTheFileSaysAndWhatReplayFolds() throws Exception {
        LogOracle oracle = new LogOracle(rows, new Incidents());
        List<Instant> moments = PastMoments.choose(oracle, MOMENTS, new Random(seed));

        int compared = new PastMoments(api, workspace, oracle).compare(moments);

        assertThat(compared).as("boards compared, seed %d", seed).isGreaterThan(MOMENTS * 100);
    }

    @Test
    void hasBoardsThatBeginWithTheirFirstRow() throws Exception {
        new PastMoments(api, workspace, new LogOracle(rows, new Incidents())).compareBeginnings();
    }

    @Test
    void isTheSameRowForRowInARebuiltGeneration() throws Exception {
        for (String projection : Rebuild.names(api)) {
            Rebuild rebuild = Rebuild.of(api, projection, Duration.ofMinutes(3));
            assertThat(rebuild.differences(server)).as(projection).isEmpty();
            assertThat(rebuild.rows(server)).as("rows of %s", projection).isGreaterThan(10_000);
        }
    }

    /** What the file's columns mean. */
    private static final class Incidents implements LogMeaning {
        @Override
        public Instant at(Map<String, String> row) {
            return OffsetDateTime.parse(row.get("Change Date+Time")).toInstant();
        }

        @Override
        public String task(Map<String, String> row) {
            return row.get("SR Number");
        }

        @Override
        public String title(Map<String, String> row) {
            return row.get("Product") + " " + row.get("SR Number");
        }

        @Override
        public String board(Map<String, String> row) {
            return row.get("Product");
        }

        @Override
        public String boardName(Map<String, String> row) {
            return row.get("Product");
        }

        @Override
        public String column(Map<String, String> row) {
            return row.get("Sub Status");
        }

        @Override
        public String assignee(Map<String, String> row) {
            return row.get("Resource");
        }

        @Override
        public String priority(Map<String, String> row) {
            return row.get("SR Latest Impact");
        }

        @Override
        public Map<String, String> priorities() {
            return Map.of("Major", "URGENT", "High", "HIGH", "Medium", "MEDIUM", "Low", "LOW");
        }

        @Override
        public Map<String, String> fields() {
            return Map.of("team", "Involved ST", "orgLine", "Involved Org line 3", "country", "Country");
        }

        @Override
        public Predicate<String> unset() {
            return cell -> cell.endsWith("-Siebel");
        }

        @Override
        public boolean blankClears() {
            return false;
        }
    }
}
