package io.taskflow.eventstore.postgres;

import java.time.Duration;

/**
 * How a {@link PostgresLog} behaves.
 *
 * @param maxGroupRequests most requests committed together
 * @param maxGroupBytes payload and metadata after which a group takes no further request; a single request may be larger
 * @param maxWaiting most requests that wait; what comes after is unavailable at once
 * @param callerTimeout how long a caller waits for its answer
 * @param transactionTimeout how long a group may hold the log's lock, a little less than it waits for it
 * @param pollInterval how long an append of another process may stay unnoticed when its notification is lost
 * @param receiptRetention how long a receipt answers at least
 */
public record PostgresLogSettings(
        int maxGroupRequests,
        int maxGroupBytes,
        int maxWaiting,
        Duration callerTimeout,
        Duration transactionTimeout,
        Duration pollInterval,
        Duration receiptRetention) {

    public static PostgresLogSettings defaults() {
        return new PostgresLogSettings(
                1_024,
                8 << 20,
                16_384,
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Duration.ofMillis(250),
                Duration.ofHours(25));
    }
}
