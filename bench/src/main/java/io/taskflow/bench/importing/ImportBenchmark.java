package io.taskflow.bench.importing;

import io.taskflow.bench.Benchmark;
import io.taskflow.bench.Goal;
import io.taskflow.bench.Report;
import io.taskflow.bench.process.Scratch;
import io.taskflow.bench.process.TaskflowServer;
import io.taskflow.bench.raw.RawGroupCommit;
import io.taskflow.bench.raw.RecordedEvents;
import java.util.List;

/** A log from file to visible in every view, beside a raw group commit of the events it became. */
public final class ImportBenchmark implements Benchmark {
    private static final int GROUP = 512;
    private static final int TIMES = 10;

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String summary() {
        return "rows a second from file to visible, beside a raw group commit of the same events";
    }

    @Override
    public String method() {
        return """
                The incidents log, ten times over as other boards, is uploaded as one file after a warm-up with one copy; the clock stops when the last view has the last
                event. The rival writes the same events in groups of 512 with the log's tables, indexes and hashes, and nothing else: no file is read, nothing is decided,
                no view is written.
                """;
    }

    @Override
    public Report run(boolean quick) throws Exception {
        IncidentLog log = IncidentLog.find();
        System.out.println("  importing " + log.source());
        try (var scratch = Scratch.create();
                var server = TaskflowServer.start(scratch.directory())) {
            server.login();
            if (!quick) {
                log.importInto(server, scratch.directory(), "warm", 1);
            }
            long before = server.head();
            var imported = log.importInto(server, scratch.directory(), "measured", quick ? 1 : TIMES);
            long rows = imported.rows();
            double seconds = imported.seconds();
            long events = server.head() - before;

            // The same events twice: the first time warms up.
            double raw = 0;
            for (String schema : List.of("raw_warm", "raw_measured")) {
                raw = groupCommit(server, schema, before);
            }
            var report = new Report(name(), quick, "what", "rows", "events", "seconds", "rows/s", "events/s");
            report.row("file to visible", rows, events, seconds, rows / seconds, events / seconds);
            report.row("raw group commit", 0L, events, raw, 0.0, events / raw);
            report.goal(Goal.atLeast("rows/s beside raw events/s", rows / seconds / (events / raw), 0.25));
            report.goal(Goal.atLeast("events/s beside raw events/s", raw / seconds, 0.25));
            return report;
        }
    }

    private static double groupCommit(TaskflowServer server, String schema, long after) throws Exception {
        try (var source = server.postgres().connect();
                var target = server.postgres().connect()) {
            RawGroupCommit.makeTables(target, schema);
            var commit = RawGroupCommit.ofEvents(target, schema);
            long nanos = 0;
            try (var events = new RecordedEvents(source, after)) {
                for (var group = events.next(GROUP); !group.isEmpty(); group = events.next(GROUP)) {
                    long start = System.nanoTime();
                    commit.append(group);
                    nanos += System.nanoTime() - start;
                }
            }
            return nanos / 1e9;
        }
    }
}
