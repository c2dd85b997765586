package io.taskflow.bench.rebuild;

import io.taskflow.bench.Benchmark;
import io.taskflow.bench.Goal;
import io.taskflow.bench.Report;
import io.taskflow.bench.importing.IncidentLog;
import io.taskflow.bench.process.Scratch;
import io.taskflow.bench.process.TaskflowServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;

/** A rebuild of every view beside stock Axon's replay row by row, and beside copying the resulting rows. */
public final class RebuildBenchmark implements Benchmark {
    private static final int ROUNDS = 2;

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public String summary() {
        return "a rebuild beside stock Axon's replay row by row, and beside copying the rows out and in";
    }

    @Override
    public String method() {
        return """
                The incidents log ten times over. A rebuild is timed from the request until the new generation is the live one, its comparison with the old one included.
                The raw copy is COPY out and COPY in of the rows that resulted, with the same indexes, the faster of two ways. Stock Axon replays the same events with its
                tracking processor into the same tables, row by row, for a minute after half a minute of warm-up; batches of 100 are shown beside its default of 1.
                """;
    }

    @Override
    public Report run(boolean quick) throws Exception {
        try (var scratch = Scratch.create();
                var server = TaskflowServer.start(scratch.directory())) {
            server.login();
            IncidentLog log = IncidentLog.find();
            log.importInto(server, scratch.directory(), "m", quick ? 1 : 10);
            long events = server.head();

            // The first round warms up.
            double rebuild = 0;
            double raw = 0;
            for (int round = 0; round < ROUNDS; round++) {
                server.login();
                rebuild = rebuilt(server);
                raw = copied(server, scratch.directory());
                System.out.printf("  rebuild %.2f s, raw copy %.2f s%n", rebuild, raw);
            }
            var stock = new StockReplay(server, scratch.directory());
            var warmUp = Duration.ofSeconds(quick ? 3 : 30);
            var window = Duration.ofSeconds(quick ? 3 : 60);
            double one = stock.measure(live(server), 1, warmUp, window);
            double hundred = stock.measure(live(server), 100, warmUp, window);

            var report = new Report(name(), quick, "what", "events", "seconds", "events/s");
            report.row("rebuild", events, rebuild, events / rebuild);
            report.row("raw copy of the rows", events, raw, events / raw);
            report.row("stock axon, row by row", events, events / one, one);
            report.row("stock axon, batches of 100", events, events / hundred, hundred);
            report.goal(Goal.atLeast("beside stock axon", events / rebuild / one, 25));
            report.goal(Goal.atLeast("beside raw copy", raw / rebuild, 0.4));
            return report;
        }
    }

    private static double rebuilt(TaskflowServer server) throws Exception {
        String before = live(server);
        long start = System.nanoTime();
        server.api()
                .post("/admin/projections/board/rebuild", server.api().json().createObjectNode());
        while (live(server).equals(before)) {
            Thread.sleep(20);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** The schema of the generation that is read now. */
    private static String live(TaskflowServer server) throws Exception {
        return server.text(
                "SELECT projection || '_g' || number FROM projection.generation WHERE projection = 'board' AND state = 'LIVE'");
    }

    /** The faster of the two ways: indexes before the rows, or after. */
    private static double copied(TaskflowServer server, Path directory) throws Exception {
        double fastest = Double.MAX_VALUE;
        for (boolean indexedBefore : new boolean[] {true, false}) {
            try (Connection connection = server.postgres().connect()) {
                var twin = new SchemaTwin(connection, live(server), "twin");
                twin.create(indexedBefore);
                long start = System.nanoTime();
                twin.copy(directory);
                if (!indexedBefore) {
                    twin.index();
                }
                fastest = Math.min(fastest, (System.nanoTime() - start) / 1e9);
                twin.drop();
            }
        }
        return fastest;
    }
}
