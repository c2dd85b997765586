package io.taskflow.bench.reads;

import io.taskflow.bench.Benchmark;
import io.taskflow.bench.Goal;
import io.taskflow.bench.Report;
import io.taskflow.bench.process.Scratch;
import io.taskflow.bench.process.TaskflowServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Random;

/** Past moments of a board beside the live board, and of a board with 50 times the history beside one without. */
public final class AsOfBenchmark implements Benchmark {
    private static final int TASKS = 200;
    private static final int COLUMNS = 5;
    private static final int CHANGES = 2_000;

    private final Random random = new Random(1);

    @Override
    public String name() {
        return "asof";
    }

    @Override
    public String summary() {
        return "past boards beside live ones, and 50 times the history beside little";
    }

    @Override
    public String method() {
        return """
                Boards of 200 tasks, one with 2,000 changes and one with 100,000. After 15 s of warm-up, live reads and reads at random moments of two years alternate
                in slices of 5 s.
                """;
    }

    @Override
    public Report run(boolean quick) throws Exception {
        try (var scratch = Scratch.create();
                var server = TaskflowServer.start(scratch.directory())) {
            server.login();
            Boards.importInto(server, scratch.directory(), boards -> {
                boards.add("little", TASKS, COLUMNS, CHANGES);
                boards.add("much", TASKS, COLUMNS, quick ? CHANGES : 50 * CHANGES);
            });
            String little = "/boards/" + Boards.id(server, "little");
            String much = "/boards/" + Boards.id(server, "much");
            var sums = new Reading(server)
                    .of("live", () -> much)
                    .of("asOf", () -> much + "?asOf=" + instant())
                    .of("asOf, little history", () -> little + "?asOf=" + instant())
                    .measure(Duration.ofSeconds(quick ? 1 : 15), Duration.ofSeconds(quick ? 1 : 5));

            var report = new Report(name(), quick, "what", "reads", "p50 ms", "p99 ms");
            sums.forEach((what, sum) -> report.row(what, sum.accepted(), sum.millis(50), sum.millis(99)));
            double asOf = Objects.requireNonNull(sums.get("asOf")).millis(50);
            report.goal(Goal.atMost(
                    "asOf beside live, p50",
                    asOf / Objects.requireNonNull(sums.get("live")).millis(50),
                    1.5));
            report.goal(Goal.atMost(
                    "50x history beside 1x, p50",
                    asOf
                            / Objects.requireNonNull(sums.get("asOf, little history"))
                                    .millis(50),
                    1.1));
            return report;
        }
    }

    private String instant() {
        long second = random.nextLong(Boards.LASTING.minus(Duration.ofDays(2)).toSeconds());
        Instant at = Boards.BEGIN.plus(2, ChronoUnit.DAYS).plusSeconds(second);
        return at.toString();
    }
}
