package io.taskflow.bench;

/** One benchmark: it starts what it measures, and ends everything it started. */
public interface Benchmark {
    String name();

    /** One line for the list of benchmarks. */
    String summary();

    /** How it is measured and what stands beside it, in a few sentences, for {@code docs/benchmarks.md}. */
    String method();

    /**
     * Measures.
     *
     * @param quick a few seconds each, to see that it runs; its numbers are no evidence
     */
    Report run(boolean quick) throws Exception;
}
