package io.taskflow.bench.append;

import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.bench.Benchmark;
import io.taskflow.bench.Goal;
import io.taskflow.bench.Report;
import io.taskflow.bench.load.LoadResult;
import io.taskflow.bench.process.BenchPostgres;
import io.taskflow.bench.process.Scratch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Appends of one event by 1, 8, 64 and 512 callers in this process, beside raw rows, a raw group commit and Axon's own engines. All on one
 * PostgreSQL with fsync, a database and a pool of the same size each; they take turns, so only one works at a time.
 */
public final class AppendBenchmark implements Benchmark {
    static final int POOL = 32;
    private static final int ROUNDS = 3;
    private static final List<Integer> CALLERS = List.of(1, 8, 64, 512);

    private interface Opening {
        AppendTarget open(HikariDataSource pool) throws Exception;
    }

    private record Turn(AppendTarget target, int callers) {
        String name() {
            return target.name() + " " + callers;
        }
    }

    @Override
    public String name() {
        return "append";
    }

    @Override
    public String summary() {
        return "durable appends by 1 to 512 callers, beside raw inserts, a raw group commit and Axon's JPA and JDBC engines";
    }

    @Override
    public String method() {
        return """
                In one process, without HTTP: each caller sends its next event when the one before is durable. 20 s of warm-up with 64 callers for each contender, then
                three rounds of 6 s at 1, 8, 64 and 512 callers, contenders in turns. All share one PostgreSQL, with a database and a pool of 32 connections each. "Raw
                rows" are single inserts with autocommit. "Raw groups" is the ceiling: one thread commits together whatever waits, into the log's tables with the log's
                indexes and hashes, without deciding anything.
                """;
    }

    @Override
    public Report run(boolean quick) throws Exception {
        Duration warmUp = Duration.ofSeconds(quick ? 2 : 20);
        Duration slice = Duration.ofSeconds(quick ? 1 : 6);
        List<HikariDataSource> pools = new ArrayList<>();
        List<AppendTarget> targets = new ArrayList<>();
        try (var scratch = Scratch.create();
                var postgres = BenchPostgres.start(scratch.directory().resolve("database"))) {
            try {
                List<Opening> all = List.of(OurLog::new, RawInsert::new, RawGroups::new, StockJpa::new, StockJdbc::new);
                for (int i = 0; i < all.size(); i++) {
                    HikariDataSource pool = postgres.newDatabase("append_" + i, POOL);
                    pools.add(pool);
                    targets.add(all.get(i).open(pool));
                }
                return report(quick, measure(targets, warmUp, slice));
            } finally {
                targets.forEach(AppendTarget::close);
                pools.forEach(HikariDataSource::close);
            }
        }
    }

    private static Map<String, LoadResult> measure(List<AppendTarget> targets, Duration warmUp, Duration slice)
            throws Exception {
        for (AppendTarget target : targets) {
            Callers.run(target, 64, warmUp);
        }
        Map<String, LoadResult> sums = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int callers : CALLERS) {
                List<AppendTarget> order = new ArrayList<>(targets);
                Collections.rotate(order, round);
                for (AppendTarget target : order) {
                    var turn = new Turn(target, callers);
                    LoadResult result = Callers.run(target, callers, slice);
                    System.out.printf("  %-16s %,8.0f/s%n", turn.name(), result.perSecond());
                    sums.merge(turn.name(), result, LoadResult::plus);
                }
            }
        }
        return sums;
    }

    private Report report(boolean quick, Map<String, LoadResult> sums) {
        var report = new Report(name(), quick, "who, callers", "events", "per second", "p50 ms", "p99 ms", "p99.9 ms");
        sums.keySet().stream().sorted().forEach(who -> {
            LoadResult sum = of(sums, who);
            report.row(who, sum.accepted(), sum.perSecond(), sum.millis(50), sum.millis(99), sum.millis(99.9));
        });
        report.goal(Goal.atMost(
                "p50 of one caller beside one raw row",
                of(sums, "taskflow 1").millis(50) / of(sums, "raw rows 1").millis(50),
                1.5));
        for (int callers : List.of(8, 64, 512)) {
            LoadResult ours = of(sums, "taskflow " + callers);
            LoadResult ceiling = of(sums, "raw groups " + callers);
            report.goal(Goal.atLeast(
                    callers + " callers beside raw groups",
                    ours.perSecond() / ceiling.perSecond(),
                    callers == 512 ? 0.75 : 0.9));
            report.goal(Goal.atMost(
                    callers + " callers' p99 beside raw groups", ours.millis(99) / ceiling.millis(99), 1.5));
            if (callers > 8) {
                double axon = Math.max(
                        of(sums, "axon jpa " + callers).perSecond(),
                        of(sums, "axon jdbc " + callers).perSecond());
                report.goal(Goal.atLeast(
                        callers + " callers beside axon's faster engine",
                        ours.perSecond() / axon,
                        callers == 512 ? 5 : 2.5));
            }
        }
        return report;
    }

    private static LoadResult of(Map<String, LoadResult> sums, String who) {
        return Objects.requireNonNull(sums.get(who), who);
    }
}
