package io.taskflow.bench.reads;

import io.taskflow.bench.Benchmark;
import io.taskflow.bench.Goal;
import io.taskflow.bench.Report;
import io.taskflow.bench.process.Scratch;
import io.taskflow.bench.process.TaskflowServer;
import java.time.Duration;
import java.util.Objects;

/** A page of a board with 10,000 open tasks beside the same page of one with 100. */
public final class BoardBenchmark implements Benchmark {
    /** So that both boards answer 50 tasks in each column. */
    private static final int COLUMNS = 2;

    @Override
    public String name() {
        return "board";
    }

    @Override
    public String summary() {
        return "a page of a board with 10,000 open tasks beside one with 100";
    }

    @Override
    public String method() {
        return """
                Two boards of two columns, with 100 and with 10,000 open tasks; both answer 50 tasks a column. First pages and next pages are read in turns.
                """;
    }

    @Override
    public Report run(boolean quick) throws Exception {
        try (var scratch = Scratch.create();
                var server = TaskflowServer.start(scratch.directory())) {
            server.login();
            Boards.importInto(server, scratch.directory(), boards -> {
                boards.add("small", 100, COLUMNS, 0);
                boards.add("large", 10_000, COLUMNS, 0);
            });
            String small = "/boards/" + Boards.id(server, "small");
            String large = "/boards/" + Boards.id(server, "large");
            String column =
                    server.api().get(large).get("columns").get(0).get("id").asString();
            String cursor = server.api()
                    .get(large)
                    .get("columns")
                    .get(0)
                    .get("nextCursor")
                    .asString();
            String smallColumn =
                    server.api().get(small).get("columns").get(0).get("id").asString();
            var sums = new Reading(server)
                    .of("board of 100", () -> small)
                    .of("board of 10,000", () -> large)
                    .of("column of 50", () -> small + "/columns/" + smallColumn + "/tasks")
                    .of("column of 5,000", () -> large + "/columns/" + column + "/tasks?cursor=" + cursor)
                    .measure(Duration.ofSeconds(quick ? 1 : 15), Duration.ofSeconds(quick ? 1 : 5));

            var report = new Report(name(), quick, "what", "reads", "p50 ms", "p99 ms");
            sums.forEach((what, sum) -> report.row(what, sum.accepted(), sum.millis(50), sum.millis(99)));
            report.goal(Goal.atMost(
                    "first page of 10,000 beside 100, p99",
                    Objects.requireNonNull(sums.get("board of 10,000")).millis(99)
                            / Objects.requireNonNull(sums.get("board of 100")).millis(99),
                    2));
            report.goal(Goal.atMost(
                    "next page of 10,000 beside 100, p99",
                    Objects.requireNonNull(sums.get("column of 5,000")).millis(99)
                            / Objects.requireNonNull(sums.get("column of 50")).millis(99),
                    2));
            return report;
        }
    }
}
