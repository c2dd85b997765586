package io.taskflow.bench.reads;

import io.taskflow.bench.Benchmark;
import io.taskflow.bench.Goal;
import io.taskflow.bench.Report;
import io.taskflow.bench.load.LoadResult;
import io.taskflow.bench.process.Scratch;
import io.taskflow.bench.process.TaskflowServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One's own tasks and the activity of boards, among many, and with ten times the history. */
public final class ListsBenchmark implements Benchmark {
    private static final long TASKS = 1_000_000;
    private static final long LINES = 20_000;
    private static final String BUSY = "busy@bench.example";
    private static final String MEMBER = "member@bench.example";
    private static final double LONGEST_MILLIS = 15;
    private static final double FLAT = 1.2;

    @Override
    public String name() {
        return "lists";
    }

    @Override
    public String summary() {
        return "one's own tasks and activity among 1,000,000 tasks, and with ten times the history";
    }

    @Override
    public String method() {
        return """
                The views of 200 boards in ten workspaces are filled with 1,000,000 tasks, 3,000,000 comments and 4,000,000 lines of activity over two years. Somebody in
                all workspaces has a thousand tasks, somebody else ten thousand; boards have 20,000 and 200,000 lines of activity. Their first pages of 50 are read in turns, on
                two connections.
                """;
    }

    @Override
    public Report run(boolean quick) throws Exception {
        try (var scratch = Scratch.create();
                var server = TaskflowServer.start(scratch.directory())) {
            server.login();
            FilledViews views = FilledViews.fill(server, quick ? TASKS / 200 : TASKS);
            String member = server.addAccount(MEMBER);
            String busy = server.addAccount(BUSY);
            views.join(member, views.workspaces().size());
            views.join(busy, views.workspaces().size());
            views.assign(member, 0);
            for (int person = 1; person <= 10; person++) {
                views.assign(busy, person);
            }
            long lines = quick ? LINES / 100 : LINES;
            views.addHistory(views.emptyBoards().getFirst(), lines);
            views.addHistory(views.emptyBoards().getLast(), lines * 10);
            String little = "/boards/" + views.emptyBoards().getFirst() + "/activity";
            String much = "/boards/" + views.emptyBoards().getLast() + "/activity";
            var sums = new Reading(server)
                    .of("own tasks, 1,000", MEMBER, () -> "/me/tasks")
                    .of("own tasks, 10,000", BUSY, () -> "/me/tasks")
                    .of("activity, 20,000 lines", () -> little)
                    .of("activity, 200,000 lines", () -> much)
                    .measure(Duration.ofSeconds(quick ? 1 : 15), Duration.ofSeconds(quick ? 1 : 5));

            var report = new Report(name(), quick, "what", "reads", "p50 ms", "p95 ms", "p99 ms");
            sums.forEach(
                    (what, sum) -> report.row(what, sum.accepted(), sum.millis(50), sum.millis(95), sum.millis(99)));
            sums.forEach((what, sum) -> report.goal(Goal.atMost(what + ", p95 in ms", sum.millis(95), LONGEST_MILLIS)));
            flat(report, sums, List.of("own tasks, 1,000", "own tasks, 10,000"));
            flat(report, sums, List.of("activity, 20,000 lines", "activity, 200,000 lines"));
            return report;
        }
    }

    private static void flat(Report report, Map<String, LoadResult> sums, List<String> littleAndMuch) {
        double little =
                Objects.requireNonNull(sums.get(littleAndMuch.getFirst())).millis(50);
        double much = Objects.requireNonNull(sums.get(littleAndMuch.getLast())).millis(50);
        report.goal(Goal.atMost(
                littleAndMuch.getLast() + " beside " + littleAndMuch.getFirst() + ", p50", much / little, FLAT));
    }
}
