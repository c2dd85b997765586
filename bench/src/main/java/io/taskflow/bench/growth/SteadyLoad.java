package io.taskflow.bench.growth;

import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.postgres.PostgresLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/** Commands at a fixed rate, whether or not those before have been answered: each caller has its own times to call. */
final class SteadyLoad {
    private static final int CALLERS = 20;

    private final PostgresLog log;
    private final RowProcessor rows;
    private final int perSecond;

    SteadyLoad(PostgresLog log, RowProcessor rows, int perSecond) {
        this.log = log;
        this.rows = rows;
        this.perSecond = perSecond;
    }

    /**
     * What was measured, in nanoseconds.
     *
     * @param commits from the call to its answer
     * @param visible from the answer until the processor's transaction with the row was committed
     */
    record Result(Histogram commits, Histogram visible, double perSecond) {}

    private record Call(String id, long called, long committed) {}

    Result run(Duration time) throws Exception {
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        long interval = CALLERS * 1_000_000_000L / perSecond;
        List<Call> calls = new ArrayList<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Call>>> results = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                long first = begun + i * interval / CALLERS;
                results.add(callers.submit(() -> calls(first, interval, end)));
            }
            for (Future<List<Call>> result : results) {
                calls.addAll(result.get());
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Histogram commits = new Histogram(3);
        Histogram visible = new Histogram(3);
        for (Call call : calls) {
            commits.recordValue(call.committed - call.called);
            // The row may be there before the caller has got round to its answer.
            visible.recordValue(Math.max(0, rows.seen(call.id) - call.committed));
        }
        return new Result(commits, visible, calls.size() / seconds);
    }

    private List<Call> calls(long first, long interval, long end) throws InterruptedException {
        List<Call> calls = new ArrayList<>();
        String stream = UUID.randomUUID().toString();
        byte[] metadata = rows.noMetadata();
        for (long at = first; at < end; at += interval) {
            Thread.sleep(Duration.ofNanos(Math.max(0, at - System.nanoTime())));
            String id = UUID.randomUUID().toString();
            NewEvent event = new NewEvent(
                    id,
                    stream,
                    "Thing",
                    "scope-of-" + stream,
                    (long) calls.size(),
                    RowProcessor.Done.class.getName(),
                    null,
                    rows.serialized(new RowProcessor.Done(id)),
                    metadata,
                    null);
            long called = System.nanoTime();
            log.append(AppendRequest.of(List.of(event)));
            calls.add(new Call(id, called, System.nanoTime()));
        }
        return calls;
    }
}
