package io.taskflow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentTest {
    @TempDir
    private Path folder;

    private record Named(String name) implements Benchmark {
        @Override
        public String summary() {
            return "what " + name + " does";
        }

        @Override
        public String method() {
            return "By and by.\n";
        }

        @Override
        public Report run(boolean quick) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void tellsTheNewestWholeRunOfEachAndWhichHasNone() throws Exception {
        write(report(false, 111), "2026-01-01");
        write(report(false, 1_234), "2026-01-02");
        write(report(true, 999), "2026-01-03");
        Path file = folder.resolve("benchmarks.md");

        new Document(folder).write(List.of(new Named("race"), new Named("walk")), file);

        assertThat(Files.readString(file))
                .contains(
                        "| who | events | per second |",
                        "| ours | 1,234 | 0.50 |",
                        "| beside the rival | 2.000 | ≥ 1.5 | met |",
                        "| late | 3.000 | ≤ 2.0 | **missed** |",
                        "What walk does. By and by.\n\nNo whole run")
                .doesNotContain("| 111 |", "| 999 |");
    }

    private static Report report(boolean quick, long events) {
        var report = new Report("race", quick, "who", "events", "per second");
        report.row("ours", events, 0.5);
        report.goal(Goal.atLeast("beside the rival", 2, 1.5));
        report.goal(Goal.atMost("late", 3, 2));
        return report;
    }

    private void write(Report report, String day) throws Exception {
        Files.move(report.write(folder.resolve("written")), folder.resolve("race-" + day + ".json"));
    }
}
