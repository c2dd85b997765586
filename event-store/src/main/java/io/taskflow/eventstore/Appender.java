package io.taskflow.eventstore;

import java.util.concurrent.CompletableFuture;

/** The way into the log. Requests that wait at the same time are decided in arrival order and committed together. */
public interface Appender {

    /**
     * Appends and waits until it is durable (or joins the caller's transaction on the log's DataSource, and is durable with that).
     *
     * @throws AppendRefusedException the request had no effect
     * @throws FutureInstantException its {@code raiseTimeTo} lies after the database's clock; it had no effect
     * @throws AppendFailedException it cannot be stored, and had no effect
     * @throws IllegalArgumentException an id, type or key is empty, too long or has control characters
     * @throws LogUnavailableException it is safe to send the request again
     */
    AppendResult append(AppendRequest request);

    /**
     * The same without waiting, never joining a transaction; completes exceptionally where {@link #append} throws. What depends on it is run by the
     * appending thread, so it must be quick.
     */
    CompletableFuture<AppendResult> submit(AppendRequest request);
}
