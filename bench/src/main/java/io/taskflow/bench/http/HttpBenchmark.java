package io.taskflow.bench.http;

import io.taskflow.bench.Benchmark;
import io.taskflow.bench.Report;
import io.taskflow.bench.load.LoadGenerator;
import io.taskflow.bench.load.LoadResult;
import io.taskflow.bench.load.Script;
import io.taskflow.bench.process.Scratch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Creates and moves at 64 connections: taskflow, a POST that does nothing on the same server, and stock Axon on JPA. */
public final class HttpBenchmark implements Benchmark {
    private static final int CONNECTIONS = 64;
    private static final int ROUNDS = 3;

    /** One kind of command against one server. */
    private record Course(String name, Contender contender, Script script) {}

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
        Duration warmUp = Duration.ofSeconds(quick ? 3 : 30);
        Duration slice = Duration.ofSeconds(quick ? 1 : 20);
        try (var scratch = Scratch.create();
                var rival = StockAxon.start(scratch.directory(), CONNECTIONS)) {
            List<Course> courses = new ArrayList<>();
            courses.add(new Course("axon create", rival, rival.load().creating(false)));
            courses.add(new Course("axon move", rival, rival.load().moving(false)));
            for (Course course : courses) {
                measure(course, warmUp);
            }
            Map<String, LoadResult> sums = new LinkedHashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (Course course : courses) {
                    LoadResult result = measure(course, slice);
                    sums.merge(course.name(), result, LoadResult::plus);
                }
            }
            return report(quick, sums);
        }
    }

    private static LoadResult measure(Course course, Duration time) throws Exception {
        course.contender().prepare();
        LoadResult result = LoadGenerator.run(course.contender().port(), CONNECTIONS, time, course.script())
                .clean(course.name());
        double lag = course.contender().settle();
        System.out.printf("  %-20s %,8.0f/s  views after %.2f s%n", course.name(), result.perSecond(), lag);
        return result;
    }

    private Report report(boolean quick, Map<String, LoadResult> sums) {
        var report = new Report(name(), quick, "what", "commands", "per second", "p50 ms", "p99 ms");
        sums.forEach((what, sum) -> report.row(what, sum.accepted(), sum.perSecond(), sum.millis(50), sum.millis(99)));
        return report;
    }
}
