package io.taskflow.bench.mixed;

import io.taskflow.bench.Benchmark;
import io.taskflow.bench.Goal;
import io.taskflow.bench.Report;
import io.taskflow.bench.load.LoadGenerator;
import io.taskflow.bench.load.LoadResult;
import io.taskflow.bench.load.Script;
import io.taskflow.bench.mixed.Boards.Board;
import io.taskflow.bench.process.Scratch;
import io.taskflow.bench.process.TaskflowServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads and commands mixed, beside a POST that does nothing; and large boards beside a small one. */
public final class MixedBenchmark implements Benchmark {
    private static final int CONNECTIONS = 64;
    /** How long one request takes, not how many there can be. */
    private static final int FEW = 2;

    private static final int ROUNDS = 3;
    private static final int TASKS = 100;
    private static final int COLUMNS = 2;

    /** One kind of request. */
    private record Course(String name, int connections, Script script) {}

    @Override
    public String name() {
        return "mixed";
    }

    @Override
    public String summary() {
        return "reads and commands mixed, beside a POST that does nothing, and large boards beside a small one";
    }

    @Override
    public String method() {
        return """
                1,000 boards with 100,000 open tasks. Of the mixed requests 80 in a hundred read (30 a board, 20 a task, 18 lists, 6 a search, 6 activity), 10 move a task, 5 create
                one and 5 rename one; 64 connections each have one request at a time. "Nothing" is an authenticated POST to the same server that changes nothing. Boards of 100, 4,000 and 10,000 open
                tasks, of which a first answer holds 100, are read and moved on by 2 connections. After a warm-up of 60 s, and of 15 s for each other kind, come three slices of 10 s, all in turns.
                """;
    }

    @Override
    public Report run(boolean quick) throws Exception {
        Duration warmUp = Duration.ofSeconds(quick ? 2 : 60);
        Duration slice = Duration.ofSeconds(quick ? 1 : 10);
        try (var scratch = Scratch.create();
                var server = TaskflowServer.start(scratch.directory())) {
            server.login();
            Map<String, Integer> sizes = new LinkedHashMap<>();
            for (int i = 0; i < (quick ? 50 : 1_000); i++) {
                sizes.put("B" + i, TASKS);
            }
            List<String> large = List.of("100", "4,000", "10,000");
            large.forEach(size -> sizes.put(size, Integer.valueOf(size.replace(",", ""))));
            String workspace = server.createWorkspace("Mixed");
            Map<String, Board> boards = Boards.importInto(server, scratch.directory(), workspace, sizes, COLUMNS);
            List<Board> many = sizes.keySet().stream()
                    .filter(name -> name.startsWith("B"))
                    .map(name -> Objects.requireNonNull(boards.get(name)))
                    .toList();
            var mix = new Mix(workspace, many);
            List<Course> courses = new ArrayList<>(List.of(
                    new Course("nothing", CONNECTIONS, mix.nothing()), new Course("mixed", CONNECTIONS, mix.mixed())));
            for (String size : large) {
                Board board = Objects.requireNonNull(boards.get(size));
                courses.add(new Course("read board of " + size, FEW, mix.reading(board)));
                courses.add(new Course("move on board of " + size, FEW, mix.moving(board)));
            }
            return report(quick, measure(server, mix, courses, warmUp, slice));
        }
    }

    private static Map<String, LoadResult> measure(
            TaskflowServer server, Mix mix, List<Course> courses, Duration warmUp, Duration slice) throws Exception {
        for (Course course : courses) {
            run(server, mix, course, course.name().equals("mixed") ? warmUp : warmUp.dividedBy(4));
        }
        Map<String, LoadResult> sums = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Course course : courses) {
                sums.merge(course.name(), run(server, mix, course, slice), LoadResult::plus);
            }
        }
        return sums;
    }

    private static LoadResult run(TaskflowServer server, Mix mix, Course course, Duration time) throws Exception {
        mix.authorize(server.login());
        LoadResult load = LoadGenerator.run(server.port(), course.connections(), time, course.script())
                .clean(course.name());
        System.out.printf("  %-24s %,8.0f/s%n", course.name(), load.perSecond());
        return load;
    }

    private Report report(boolean quick, Map<String, LoadResult> sums) {
        var report = new Report(name(), quick, "what", "requests", "per second", "p50 ms", "p99 ms");
        sums.forEach((what, sum) -> report.row(what, sum.accepted(), sum.perSecond(), sum.millis(50), sum.millis(99)));
        LoadResult mixed = of(sums, "mixed");
        report.goal(Goal.atLeast(
                "mixed beside nothing", mixed.perSecond() / of(sums, "nothing").perSecond(), 0.35));
        report.goal(Goal.atMost("mixed, p99 beside p50", mixed.millis(99) / mixed.millis(50), 5));
        for (String size : List.of("4,000", "10,000")) {
            for (String what : List.of("read board of ", "move on board of ")) {
                report.goal(Goal.atMost(
                        what + size + " beside 100, p99",
                        of(sums, what + size).millis(99)
                                / of(sums, what + "100").millis(99),
                        2));
            }
        }
        return report;
    }

    private static LoadResult of(Map<String, LoadResult> sums, String what) {
        return Objects.requireNonNull(sums.get(what));
    }
}
