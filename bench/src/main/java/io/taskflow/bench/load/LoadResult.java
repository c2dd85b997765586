package io.taskflow.bench.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What a load came to.
 *
 * @param accepted answers with a 2xx status that arrived in time
 * @param others answers with another status, by status; 0 stands for a connection that broke before its answer
 * @param latencies of accepted answers, in microseconds from the request's first byte to the answer's last
 */
public record LoadResult(long accepted, Map<Integer, Long> others, Duration elapsed, Histogram latencies) {
    public double perSecond() {
        return accepted / (elapsed.toNanos() / 1e9);
    }

    /** Milliseconds below which this share of the accepted answers stayed. */
    public double millis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1000.0;
    }

    /** Both together, as if measured in one go. */
    public LoadResult plus(LoadResult more) {
        var sum = latencies.copy();
        sum.add(more.latencies);
        var statuses = new TreeMap<>(others);
        more.others.forEach((status, n) -> statuses.merge(status, n, Long::sum));
        return new LoadResult(accepted + more.accepted, statuses, elapsed.plus(more.elapsed), sum);
    }

    /**
     * This result, if nothing but accepted answers came.
     *
     * @throws IllegalStateException otherwise: a rate over refusals measures nothing
     */
    public LoadResult clean(String what) {
        if (!others.isEmpty()) {
            throw new IllegalStateException(what + ": not only accepted answers but also, by status, " + others);
        }
        return this;
    }
}
