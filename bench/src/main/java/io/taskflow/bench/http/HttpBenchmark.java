package io.taskflow.bench.http;

import io.taskflow.bench.Benchmark;
import io.taskflow.bench.Goal;
import io.taskflow.bench.Report;
import io.taskflow.bench.load.LoadGenerator;
import io.taskflow.bench.load.LoadResult;
import io.taskflow.bench.load.Script;
import io.taskflow.bench.process.Scratch;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Creates and moves at 64 connections: taskflow, a POST that does nothing on the same server, and stock Axon on JPA. */
public final class HttpBenchmark implements Benchmark {
    private static final int CONNECTIONS = 64;
    private static final int ROUNDS = 3;

    /** One kind of command against one server. */
    private record Course(String name, Contender contender, Script script) {}

    private record Slice(LoadResult load, double lag) {}

    @Override
    public String name() {
        return "http";
    }

    @Override
    public String summary() {
        return "create and move over HTTP, beside a POST that does nothing and beside stock Axon on JPA";
    }

    @Override
    public Report run(boolean quick) throws Exception {
        Duration warmUp = Duration.ofSeconds(quick ? 3 : 60);
        Duration slice = Duration.ofSeconds(quick ? 1 : 20);
        try (var scratch = Scratch.create();
                var rival = StockAxon.start(scratch.directory(), CONNECTIONS);
                var taskflow = TaskflowContender.start(scratch.directory(), CONNECTIONS)) {
            List<Course> courses = List.of(
                    new Course("nothing", taskflow, taskflow.nothing()),
                    new Course("create", taskflow, taskflow.load().creating(false)),
                    new Course("move", taskflow, taskflow.load().moving(false)),
                    new Course("create keyed", taskflow, taskflow.load().creating(true)),
                    new Course("move keyed", taskflow, taskflow.load().moving(true)),
                    new Course("axon create", rival, rival.load().creating(false)),
                    new Course("axon move", rival, rival.load().moving(false)));
            for (Course course : courses) {
                measure(course, warmUp);
            }
            Map<String, LoadResult> sums = new LinkedHashMap<>();
            Map<String, Double> lags = new LinkedHashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (Course course : courses) {
                    Slice measured = measure(course, slice);
                    sums.merge(course.name(), measured.load(), LoadResult::plus);
                    lags.merge(course.name(), measured.lag(), Math::max);
                }
            }
            return report(quick, sums, lags);
        }
    }

    private static Slice measure(Course course, Duration time) throws Exception {
        course.contender().prepare();
        LoadResult load = LoadGenerator.run(course.contender().port(), CONNECTIONS, time, course.script())
                .clean(course.name());
        double lag = course.contender().settle();
        System.out.printf("  %-14s %,8.0f/s  views after %.2f s%n", course.name(), load.perSecond(), lag);
        return new Slice(load, lag);
    }

    private Report report(boolean quick, Map<String, LoadResult> sums, Map<String, Double> lags) {
        var report = new Report(name(), quick, "what", "commands", "per second", "p50 ms", "p99 ms", "lag s");
        sums.forEach((what, sum) -> report.row(
                what,
                sum.accepted(),
                sum.perSecond(),
                sum.millis(50),
                sum.millis(99),
                Objects.requireNonNull(lags.get(what))));
        for (String command : List.of("create", "move")) {
            for (String kind : List.of(command, command + " keyed")) {
                report.goal(Goal.atLeast(kind + " beside nothing", rate(sums, kind) / rate(sums, "nothing"), 0.35));
                report.goal(Goal.atLeast(kind + " beside axon", rate(sums, kind) / rate(sums, "axon " + command), 5));
                report.goal(Goal.atMost(kind + " view lag in s", Objects.requireNonNull(lags.get(kind)), 2));
            }
        }
        return report;
    }

    private static double rate(Map<String, LoadResult> sums, String what) {
        return Objects.requireNonNull(sums.get(what)).perSecond();
    }
}
