package io.taskflow.bench.growth;

import io.taskflow.bench.Benchmark;
import io.taskflow.bench.Goal;
import io.taskflow.bench.Report;
import io.taskflow.bench.process.BenchPostgres;
import io.taskflow.bench.process.Scratch;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.postgres.PostgresLog;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** How soon after its commit an event's row can be seen, and how soon a reader of one rare type is through ten million events. */
public final class FeedBenchmark implements Benchmark {
    private static final int PER_SECOND = 1_000;

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public String summary() {
        return "from commit to a processor's row at 1,000 commands/s, and a rare type beside a scan of 10 million events";
    }

    @Override
    public String method() {
        return """
                20 callers send 1,000 commands a second at fixed times for a minute, after 20 s of warm-up, in a log of ten million events; one of Axon's pooled processors
                writes a row an event, with its token. From commit to visible is the time from a caller's answer until that transaction was committed. The rare type is one event
                in 100,000: found by the log's index of types, by PostgreSQL's own scan with as many workers as it chooses, and by the whole feed, filtered.
                """;
    }

    @Override
    public Report run(boolean quick) throws Exception {
        try (var scratch = Scratch.create();
                var server = BenchPostgres.start(scratch.directory().resolve("postgres"));
                var seeded = SeededLog.create(server, "large", quick ? 200_000 : 10_000_000);
                PostgresLog log = seeded.open()) {
            awaitIndex(seeded);
            var report = new Report(name(), quick, "what", "count", "p50 ms", "p99 ms", "p99.9 ms");
            rare(seeded, log, report);
            visible(seeded, log, report, quick);
            return report;
        }
    }

    private static void visible(SeededLog seeded, PostgresLog log, Report report, boolean quick) throws Exception {
        try (var rows = new RowProcessor(seeded.pool(), log)) {
            var load = new SteadyLoad(log, rows, PER_SECOND);
            load.run(Duration.ofSeconds(quick ? 3 : 20));
            SteadyLoad.Result result = load.run(Duration.ofSeconds(quick ? 3 : 60));
            row(report, "append to commit", result.commits());
            row(report, "commit to row visible", result.visible());
            double commit = result.commits().getValueAtPercentile(50) / 1e6;
            double lag = result.visible().getValueAtPercentile(99) / 1e6;
            report.goal(Goal.atMost("commit to visible p99 beside commit p50", lag / commit, 4));
            report.goal(Goal.atMost("commit to visible p99, ms", lag, 10));
            report.goal(Goal.atLeast("commands/s", result.perSecond(), 0.98 * PER_SECOND));
        }
    }

    private static void row(Report report, String what, Histogram times) {
        report.row(
                what,
                times.getTotalCount(),
                times.getValueAtPercentile(50) / 1e6,
                times.getValueAtPercentile(99) / 1e6,
                times.getValueAtPercentile(99.9) / 1e6);
    }

    /** The last time of each way counts: all has been read by then, and what is quick has run as often as its code takes to be compiled. */
    private static void rare(SeededLog seeded, PostgresLog log, Report report) throws SQLException {
        long head = log.refreshHead();
        double byIndex = 0;
        double inDatabase = 0;
        for (int round = 0; round < 2; round++) {
            inDatabase = millis(() -> count(seeded, head));
        }
        double byFeed = millis(() -> {
            AtomicLong found = new AtomicLong();
            log.readAll(0, head, 1_000, event -> {
                if (event.type().equals(SeededLog.RARE)) {
                    found.incrementAndGet();
                }
            });
            return found.get();
        });
        for (int round = 0; round < 50; round++) {
            byIndex = millis(() -> found(log, head));
        }
        long expected = count(seeded, head);
        if (found(log, head) != expected) {
            throw new IllegalStateException("a rare event was not found");
        }
        report.row("rare type: by index", expected, byIndex, 0.0, 0.0);
        report.row("rare type: PostgreSQL scans", expected, inDatabase, 0.0, 0.0);
        report.row("rare type: the feed, filtered", expected, byFeed, 0.0, 0.0);
        report.goal(Goal.atLeast("a rare type beside PostgreSQL's scan", inDatabase / byIndex, 100));
        report.goal(Goal.atLeast("a rare type beside the feed, filtered", byFeed / byIndex, 100));
    }

    private interface Counting {
        long count() throws SQLException;
    }

    private static double millis(Counting counting) throws SQLException {
        long begun = System.nanoTime();
        counting.count();
        return (System.nanoTime() - begun) / 1e6;
    }

    private static long found(EventLog log, long head) {
        AtomicLong found = new AtomicLong();
        log.readTypes(Set.of(SeededLog.RARE), 0, head, Integer.MAX_VALUE, event -> found.incrementAndGet());
        return found.get();
    }

    /** The rows of the type, by a scan with as many workers as PostgreSQL chooses. */
    private static long count(SeededLog seeded, long head) throws SQLException {
        long found = 0;
        try (var connection = seeded.pool().getConnection();
                var statement = connection.prepareStatement(
                        "SELECT position, stream_id, payload FROM log.event WHERE type = ? AND position <= ?")) {
            statement.setString(1, SeededLog.RARE);
            statement.setLong(2, head);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found++;
                }
            }
        }
        return found;
    }

    /** The index of types is written behind the head, up to less than 10,000 events; how fast is told. */
    private static void awaitIndex(SeededLog seeded) throws Exception {
        long begun = System.nanoTime();
        long indexed = 0;
        while (indexed <= seeded.events() - 10_000) {
            Thread.sleep(50);
            try (var connection = seeded.pool().getConnection();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT coalesce(max(typed_upto), 0) FROM log.segment")) {
                rows.next();
                indexed = rows.getLong(1);
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(Locale.ROOT, "  types of %,d events indexed in %.1f s%n", indexed, seconds);
    }
}
