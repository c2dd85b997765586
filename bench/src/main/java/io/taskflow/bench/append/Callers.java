package io.taskflow.bench.append;

import io.taskflow.bench.load.LoadResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/** So many callers, each of which sends its next event when the one before is durable. */
final class Callers {
    private Callers() {}

    static LoadResult run(AppendTarget target, int callers, Duration time) throws Exception {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        var latencies = new Histogram(3);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Histogram>> calls = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                calls.add(() -> call(target, end));
            }
            for (Future<Histogram> call : threads.invokeAll(calls)) {
                latencies.add(call.get());
            }
        }
        return new LoadResult(
                latencies.getTotalCount(), Map.of(), Duration.ofNanos(System.nanoTime() - start), latencies);
    }

    private static Histogram call(AppendTarget target, long end) throws Exception {
        var latencies = new Histogram(3);
        var streams = new Streams();
        for (long now = System.nanoTime(); now < end; ) {
            target.append(streams.next());
            long after = System.nanoTime();
            latencies.recordValue((after - now) / 1_000);
            now = after;
        }
        return latencies;
    }
}
