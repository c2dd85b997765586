package io.taskflow.bench.growth;

import io.taskflow.bench.Benchmark;
import io.taskflow.bench.Goal;
import io.taskflow.bench.Report;
import io.taskflow.bench.process.BenchPostgres;
import io.taskflow.bench.process.Scratch;
import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.archive.DirectoryArchive;
import io.taskflow.eventstore.postgres.MonthArchiver;
import io.taskflow.eventstore.postgres.PostgresLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/** What an append, the load of an old stream, a piece of the feed and a start cost in a log of ten million events, beside one of 100,000. */
public final class GrowthBenchmark implements Benchmark {
    private static final int CALLERS = 8;
    private static final int OLD_STREAMS = 200;
    private static final int PIECE = 500;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String summary() {
        return "appends, loads, feed reads, start and memory at 10 million events beside 100,000";
    }

    @Override
    public String method() {
        return """
                Two logs on one PostgreSQL, filled by COPY as if appended over two years, are used in turns: 8 callers append for a second, streams of the first month are
                loaded, pieces of 500 events are read near the head. Starts are timed one by one. Memory is the heap in use after collections.
                """;
    }

    @Override
    public Report run(boolean quick) throws Exception {
        try (var scratch = Scratch.create();
                var server = BenchPostgres.start(scratch.directory().resolve("postgres"));
                var small = SeededLog.create(server, "small", quick ? 20_000 : 100_000);
                var large = SeededLog.create(server, "large", quick ? 200_000 : 10_000_000)) {
            Figures few = new Figures(small);
            Figures many = new Figures(large);
            for (int i = 0; i < 5; i++) {
                few.start();
                many.start();
            }
            try (PostgresLog fewLog = small.open();
                    PostgresLog manyLog = large.open()) {
                Duration slice = Duration.ofSeconds(1);
                int rounds = quick ? 2 : 20;
                for (int round = -2; round < rounds; round++) {
                    if (round == 0) {
                        few.clear();
                        many.clear();
                    }
                    // In turns, so that what else the machine does meets both.
                    few.appends(fewLog, slice);
                    many.appends(manyLog, slice);
                    few.reads(fewLog);
                    many.reads(manyLog);
                }
            }
            few.memory();
            many.memory();

            var report = new Report(
                    name(),
                    quick,
                    "events",
                    "append p50 ms",
                    "append p99 ms",
                    "old stream p50 ms",
                    "500 of the feed p50 ms",
                    "start ms",
                    "heap MB");
            few.row(report);
            many.row(report);
            report.goal(Goal.atMost("append, p50", many.append(50) / few.append(50), 1.1));
            report.goal(Goal.atMost("load of an old stream, p50", many.load(50) / few.load(50), 1.2));
            report.goal(Goal.atMost("a piece of the feed, p50", many.feed(50) / few.feed(50), 1.2));
            report.goal(Goal.atMost("start", many.started(50) / few.started(50), 1.5));
            report.goal(Goal.atMost("heap", (double) many.heap / few.heap, 1.1));
            archive(large, scratch.directory().resolve("archive"));
            return report;
        }
    }

    /** What one log has shown. */
    private static final class Figures {
        private final SeededLog seeded;
        private final Random random = new Random(1);
        private final Histogram appends = new Histogram(3);
        private final Histogram loads = new Histogram(3);
        private final Histogram pieces = new Histogram(3);
        private final Histogram starts = new Histogram(3);
        private long heap;

        Figures(SeededLog seeded) {
            this.seeded = seeded;
        }

        void clear() {
            appends.reset();
            loads.reset();
            pieces.reset();
        }

        void start() {
            long begun = System.nanoTime();
            PostgresLog log = seeded.open();
            starts.recordValue(System.nanoTime() - begun);
            log.close();
        }

        /** Each caller appends to streams of its own, one event at a time. */
        void appends(PostgresLog log, Duration time) throws Exception {
            long end = System.nanoTime() + time.toNanos();
            try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Histogram>> results = new ArrayList<>();
                for (int i = 0; i < CALLERS; i++) {
                    results.add(callers.submit(() -> {
                        Histogram latencies = new Histogram(3);
                        String stream = UUID.randomUUID().toString();
                        for (long sequence = 0; System.nanoTime() < end; sequence++) {
                            NewEvent event = event(stream, sequence);
                            long begun = System.nanoTime();
                            log.append(AppendRequest.of(List.of(event)));
                            latencies.recordValue(System.nanoTime() - begun);
                        }
                        return latencies;
                    }));
                }
                for (Future<Histogram> result : results) {
                    appends.add(result.get());
                }
            }
        }

        private static NewEvent event(String stream, long sequence) {
            return new NewEvent(
                    UUID.randomUUID().toString(),
                    stream,
                    "Thing",
                    "scope-of-" + stream,
                    sequence,
                    "thing.happened.1",
                    "1",
                    ("{\"title\":\"what happened\",\"note\":\"some words of a usual length\",\"number\":" + sequence
                                    + "}")
                            .getBytes(StandardCharsets.UTF_8),
                    "{}".getBytes(StandardCharsets.UTF_8),
                    null);
        }

        /** The same number of streams in each log, all of the first month: the log's size, not the cache's, is what differs. */
        void reads(PostgresLog log) {
            for (int i = 0; i < OLD_STREAMS; i++) {
                String stream = SeededLog.oldStream(i);
                List<Object> events = new ArrayList<>();
                long begun = System.nanoTime();
                log.readStream(stream, 0, events::add);
                loads.recordValue(System.nanoTime() - begun);
                if (events.size() != SeededLog.PER_STREAM) {
                    throw new IllegalStateException(stream + " has " + events.size() + " events");
                }
            }
            for (int i = 0; i < 50; i++) {
                // From the last events that were seeded, as a reader has them that is a little behind.
                long after = seeded.events() - PIECE - random.nextInt(2_000);
                long begun = System.nanoTime();
                log.readAll(after, after + PIECE, PIECE, event -> {});
                pieces.recordValue(System.nanoTime() - begun);
            }
        }

        /** What a log keeps that has been at work. */
        void memory() throws Exception {
            try (PostgresLog log = seeded.open()) {
                appends(log, Duration.ofSeconds(1));
                reads(log);
                heap = used();
                for (long before = Long.MAX_VALUE; heap < before; heap = Math.min(heap, used())) {
                    before = heap;
                }
            }
        }

        private static long used() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }

        double append(double percentile) {
            return appends.getValueAtPercentile(percentile) / 1e6;
        }

        double load(double percentile) {
            return loads.getValueAtPercentile(percentile) / 1e6;
        }

        double feed(double percentile) {
            return pieces.getValueAtPercentile(percentile) / 1e6;
        }

        double started(double percentile) {
            return starts.getValueAtPercentile(percentile) / 1e6;
        }

        void row(Report report) {
            report.row(seeded.events(), append(50), append(99), load(50), feed(50), started(50), heap / 1e6);
        }
    }

    /** What a month of it weighs in a file, for the record. */
    private static void archive(SeededLog log, Path directory) throws Exception {
        YearMonth month = YearMonth.now(ZoneOffset.UTC).minusMonths(SeededLog.MONTHS - 1L);
        long before;
        try (var connection = log.pool().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT sum(pg_total_relation_size(('log.' || log.month_table(parent, '" + month.atDay(1)
                                + "'))::regclass)) FROM unnest(ARRAY['event', 'append_group']) parent")) {
            rows.next();
            before = rows.getLong(1);
        }
        long begun = System.nanoTime();
        var archived = new MonthArchiver(log.pool(), new DirectoryArchive(directory)).archive(month);
        System.out.printf(
                Locale.ROOT,
                "  a month of %,d events: %.0f MB of tables, archived in %.1f s as %.0f MB%n",
                archived.events(),
                before / 1e6,
                (System.nanoTime() - begun) / 1e9,
                archived.bytes() / 1e6);
    }
}
