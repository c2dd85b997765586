package io.taskflow.eventstore.autoconfigure;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param migrate whether the log's tables are made and updated at start
 * @param scopeKey key of the metadata whose value is an event's scope
 * @param stampOccurredAt whether the log gives events their time, instead of keeping the message's own; state must then not read {@code @Timestamp}
 * @param streamsBeginAnywhere whether a stream's first event may have any sequence number, as Axon's contract has it; by default it is 0
 * @param readBatch events read at a time by processors and when an aggregate is loaded
 * @param cachedAggregates kept in memory at most, in the bean {@code aggregateCache}
 * @param commandAttempts how often a command that loses races is decided before it is given up as contended
 * @param commandTransactions whether commands run in a Spring transaction; each then holds a pooled connection while it waits for its append
 * @param claimTimeout after which other nodes take the segments of one that went silent
 * @param nodeId name under which this process claims segments, its alone; one that starts again under its name takes them back at once. By default made up.
 */
@ConfigurationProperties("taskflow.event-store")
public record EventStoreProperties(
        @DefaultValue("true") boolean migrate,
        @DefaultValue("scope") String scopeKey,
        @DefaultValue("false") boolean stampOccurredAt,
        @DefaultValue("false") boolean streamsBeginAnywhere,
        @DefaultValue("256") int readBatch,
        @DefaultValue("10000") long cachedAggregates,
        @DefaultValue("10") int commandAttempts,
        @DefaultValue("false") boolean commandTransactions,
        @DefaultValue("10s") Duration claimTimeout,
        @Nullable String nodeId,
        @DefaultValue Group group,
        @DefaultValue Receipts receipts,
        @DefaultValue Archived archive) {

    /**
     * How requests are committed together.
     *
     * @param maxRequests most requests in a group
     * @param maxBytes payload and metadata after which a group takes no further request
     * @param maxWaiting most requests that wait for a group
     * @param callerTimeout how long a request waits for its answer
     * @param transactionTimeout how long a group may hold the log's lock
     * @param pollInterval how long an append of another process may stay unnoticed when its notification is lost
     */
    public record Group(
            @DefaultValue("1024") int maxRequests,
            @DefaultValue("8388608") int maxBytes,
            @DefaultValue("16384") int maxWaiting,
            @DefaultValue("30s") Duration callerTimeout,
            @DefaultValue("20s") Duration transactionTimeout,
            @DefaultValue("250ms") Duration pollInterval) {}

    /** @param retention how long a receipt answers at least */
    public record Receipts(@DefaultValue("25h") Duration retention) {}

    /**
     * How archived months are read.
     *
     * @param s3Endpoint of a server that speaks S3, where months lie in one; by default Amazon's
     */
    public record Archived(@Nullable URI s3Endpoint) {}
}
