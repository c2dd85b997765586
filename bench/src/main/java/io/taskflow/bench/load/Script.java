package io.taskflow.bench.load;

/** What the connections ask, and what they learn. Called from the generator's one thread only. */
public interface Script {
    /** The next request of a connection: complete HTTP/1.1 bytes, headers and body. */
    byte[] next(int connection);

    /** The whole answer to the request last given for this connection has arrived. */
    default void answered(int connection, int status) {}
}
