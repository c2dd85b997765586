package io.taskflow.bench.http;

/** A server that takes task commands. */
interface Contender extends AutoCloseable {
    int port();

    TaskLoad load();

    /** Called before each slice of the measuring. */
    default void prepare() throws Exception {}

    /** Waits until the views hold every command answered so far; answers how long that took, in seconds. */
    double settle() throws Exception;

    @Override
    void close();
}
