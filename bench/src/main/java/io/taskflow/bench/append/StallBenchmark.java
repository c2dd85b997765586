package io.taskflow.bench.append;

import com.zaxxer.hikari.HikariDataSource;
import io.taskflow.bench.Benchmark;
import io.taskflow.bench.Goal;
import io.taskflow.bench.Report;
import io.taskflow.bench.load.LoadResult;
import io.taskflow.bench.process.BenchPostgres;
import io.taskflow.bench.process.Scratch;
import io.taskflow.eventstore.postgres.AppendObserver;
import io.taskflow.eventstore.postgres.PostgresLog;
import io.taskflow.eventstore.postgres.PostgresLogSettings;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;

/**
 * What appends and the feed keep of their rate while a transaction that wrote something else stays open for a minute, in the log's database and in
 * another one of the server; beside a head kept in one row. Each is compared with its own rate right before.
 */
public final class StallBenchmark implements Benchmark {
    private static final int CALLERS = 64;
    private static final int CALM_SLICES = 3;
    private static final int STALLED_SLICES = 6;

    /**
     * @param last the last part of what was appended beside the open transaction
     * @param fed share of the log that a reader had seen while the transaction was still open
     */
    private record Kept(LoadResult calm, LoadResult stalled, LoadResult last, double fed) {
        double share() {
            return stalled.perSecond() / calm.perSecond();
        }

        void addTo(Report report, String who) {
            report.row(who, calm.perSecond(), stalled.perSecond(), last.perSecond(), share(), fed);
        }
    }

    @Override
    public String name() {
        return "stall";
    }

    @Override
    public String summary() {
        return "appends and feed beside a transaction that stays open for a minute, and beside a head kept in one row";
    }

    @Override
    public String method() {
        return """
                64 callers append; then another connection begins a transaction, writes something unrelated and stays open for a minute. The rate beside it is compared
                with the rate right before. The rival keeps its head in one row that every append updates. "Fed" is the share of the log that a reader had seen before the
                transaction ended.
                """;
    }

    @Override
    public Report run(boolean quick) throws Exception {
        Duration warmUp = Duration.ofSeconds(quick ? 2 : 20);
        Duration slice = Duration.ofSeconds(quick ? 1 : 10);
        var report = new Report(
                name(), quick, "who, open transaction", "calm /s", "beside it /s", "last sixth /s", "kept", "fed");
        try (var scratch = Scratch.create();
                var postgres = BenchPostgres.start(scratch.directory().resolve("database"));
                HikariDataSource elsewhere = postgres.newDatabase("elsewhere", AppendBenchmark.POOL)) {
            try (HikariDataSource pool = postgres.newDatabase("log", AppendBenchmark.POOL);
                    var target = new OurLog(pool);
                    var feed = new Feed(pool)) {
                Callers.run(target, CALLERS, warmUp);
                Kept same = measure(target, pool, slice, feed::shareSeen);
                Kept other = measure(target, elsewhere, slice, feed::shareSeen);
                same.addTo(report, "taskflow, same database");
                other.addTo(report, "taskflow, another database");
                report.goal(Goal.atLeast("kept beside a transaction of the same database", same.share(), 0.8));
                report.goal(Goal.atLeast("kept beside a transaction of another database", other.share(), 0.8));
                report.goal(Goal.atLeast("fed beside them", Math.min(same.fed(), other.fed()), 1));
            }
            try (HikariDataSource pool = postgres.newDatabase("head_row", AppendBenchmark.POOL);
                    var target = new HeadRow(pool)) {
                Callers.run(target, CALLERS, warmUp);
                measure(target, pool, slice, () -> 0).addTo(report, "head row, same database");
            }
        }
        return report;
    }

    private static Kept measure(AppendTarget target, HikariDataSource database, Duration slice, DoubleSupplier fed)
            throws Exception {
        LoadResult calm = run(target, slice, CALM_SLICES).getFirst();
        try (Connection open = database.getConnection();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("CREATE TABLE unrelated (n int)");
            List<LoadResult> stalled = run(target, slice, STALLED_SLICES);
            var kept = new Kept(calm, stalled.getFirst(), stalled.getLast(), fed.getAsDouble());
            open.rollback();
            return kept;
        }
    }

    /** Some slices without a pause between them: all together, and the last one. */
    private static List<LoadResult> run(AppendTarget target, Duration slice, int slices) throws Exception {
        LoadResult last = Callers.run(target, CALLERS, slice);
        LoadResult all = last;
        for (int i = 1; i < slices; i++) {
            last = Callers.run(target, CALLERS, slice);
            all = all.plus(last);
            System.out.printf("  %-9s %,8.0f/s%n", target.name(), last.perSecond());
        }
        return List.of(all, last);
    }

    /** A reader of the log that hears of appends as one in another process would. */
    private static final class Feed implements AutoCloseable {
        private static final Duration PATIENCE = Duration.ofSeconds(10);

        private final PostgresLog log;
        private final AtomicLong seen = new AtomicLong();

        Feed(HikariDataSource pool) {
            log = new PostgresLog(PostgresLogSettings.defaults(), pool, pool, List.of(), AppendObserver.NONE);
            seen.set(log.refreshHead());
            log.onAppend(head -> log.readAll(seen.get(), head, 1_000, event -> seen.set(event.position())));
        }

        /** Of all that is committed now; it has a moment to get there. */
        double shareSeen() {
            long head = log.refreshHead();
            for (long end = System.nanoTime() + PATIENCE.toNanos(); seen.get() < head && System.nanoTime() < end; ) {
                Thread.onSpinWait();
            }
            return Math.min(1, (double) seen.get() / head);
        }

        @Override
        public void close() {
            log.close();
        }
    }
}
