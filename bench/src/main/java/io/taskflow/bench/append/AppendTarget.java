package io.taskflow.bench.append;

/** Something that stores events durably, called by many at once. */
interface AppendTarget extends AutoCloseable {
    String name();

    /** Stores one event at this place of a stream; durable when this returns. */
    void append(Streams.Place place) throws Exception;

    /** Ends what is its own; the pool is the benchmark's. */
    @Override
    default void close() {}
}
