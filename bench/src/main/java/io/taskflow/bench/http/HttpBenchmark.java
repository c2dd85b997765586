package io.taskflow.bench.http;

import io.taskflow.bench.Benchmark;
import io.taskflow.bench.Goal;
import io.taskflow.bench.Report;
import io.taskflow.bench.append.DurableInserts;
import io.taskflow.bench.load.LoadGenerator;
import io.taskflow.bench.load.LoadResult;
import io.taskflow.bench.load.Script;
import io.taskflow.bench.process.BenchPostgres;
import io.taskflow.bench.process.Scratch;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Creates and moves at 64 connections: taskflow, a POST that does nothing on the same server, and stock Axon on JPA; and rows that as many connections
 * insert without a server.
 */
public final class HttpBenchmark implements Benchmark {
    private static final int CONNECTIONS = 64;
    private static final int ROUNDS = 3;
    private static final String INSERTS = "raw rows inserted";

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
    public String method() {
        return """
                A load generator keeps 64 connections busy, each with one request at a time. Each server warms up for a minute of creates, and for 20 s of each other
                kind; then come three slices of 10 s, all contenders in turns. "Nothing" is an authenticated POST to the same server that changes nothing; "paused" means that another transaction keeps the views from
                being written. Stock Axon is a Spring Boot application on Axon's JPA engine with the same tables, on a PostgreSQL of its own with the same settings.
                Raw rows go in through 64 JDBC connections, one insert a transaction. The lag is the time from the last answer until every view has it. "Keyed"
                commands carry an `Idempotency-Key`.
                """;
    }

    @Override
    public Report run(boolean quick) throws Exception {
        Duration warmUp = Duration.ofSeconds(quick ? 3 : 60);
        Duration slice = Duration.ofSeconds(quick ? 1 : 10);
        try (var scratch = Scratch.create();
                var postgres = BenchPostgres.start(scratch.directory().resolve("inserts"));
                var inserts = new DurableInserts(postgres, CONNECTIONS);
                var rival = StockAxon.start(scratch.directory(), CONNECTIONS);
                var taskflow = TaskflowContender.start(scratch.directory(), CONNECTIONS)) {
            Script create = taskflow.load().creating(false);
            Script rivalCreate = rival.load().creating(false);
            List<Course> courses = List.of(
                    new Course("nothing", taskflow, taskflow.nothing()),
                    new Course("create", taskflow, create),
                    new Course(
                            "create, views paused",
                            taskflow.paused(),
                            taskflow.load().creating(false)),
                    new Course("move", taskflow, taskflow.load().moving(false)),
                    new Course("create keyed", taskflow, taskflow.load().creating(true)),
                    new Course("move keyed", taskflow, taskflow.load().moving(true)),
                    new Course("axon create", rival, rivalCreate),
                    new Course("axon move", rival, rival.load().moving(false)));
            for (Course course : courses) {
                boolean first = course.script() == create || course.script() == rivalCreate;
                measure(course, first ? warmUp : warmUp.dividedBy(3));
            }
            inserts.run(warmUp.dividedBy(3));
            Map<String, LoadResult> sums = new LinkedHashMap<>();
            Map<String, Double> lags = new LinkedHashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (Course course : courses) {
                    Slice measured = measure(course, slice);
                    sums.merge(course.name(), measured.load(), LoadResult::plus);
                    lags.merge(course.name(), measured.lag(), Math::max);
                }
                sums.merge(INSERTS, inserts.run(slice), LoadResult::plus);
            }
            return report(quick, sums, lags);
        }
    }

    private static Slice measure(Course course, Duration time) throws Exception {
        course.contender().prepare();
        LoadResult load = LoadGenerator.run(course.contender().port(), CONNECTIONS, time, course.script())
                .clean(course.name());
        double lag = course.contender().settle();
        System.out.printf("  %-20s %,8.0f/s  views after %.2f s%n", course.name(), load.perSecond(), lag);
        return new Slice(load, lag);
    }

    private Report report(boolean quick, Map<String, LoadResult> sums, Map<String, Double> lags) {
        var report = new Report(name(), quick, "what", "commands", "per second", "p50 ms", "p99 ms", "lag s");
        sums.forEach((what, sum) -> report.row(
                what, sum.accepted(), sum.perSecond(), sum.millis(50), sum.millis(99), lags.getOrDefault(what, 0.0)));
        for (String command : List.of("create", "move")) {
            boolean create = command.equals("create");
            for (String kind : List.of(command, command + " keyed")) {
                report.goal(Goal.atLeast(
                        kind + " beside nothing", rate(sums, kind) / rate(sums, "nothing"), create ? 0.5 : 0.35));
                report.goal(Goal.atLeast(
                        kind + " beside axon", rate(sums, kind) / rate(sums, "axon " + command), create ? 8 : 5));
                report.goal(Goal.atMost(kind + " view lag in s", Objects.requireNonNull(lags.get(kind)), 2));
            }
        }
        report.goal(Goal.atLeast(
                "create, views paused, beside nothing",
                rate(sums, "create, views paused") / rate(sums, "nothing"),
                0.6));
        return report;
    }

    private static double rate(Map<String, LoadResult> sums, String what) {
        return Objects.requireNonNull(sums.get(what)).perSecond();
    }
}
