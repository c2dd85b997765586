package io.taskflow.eventstore.postgres;

import java.time.Duration;

/**
 * Told of each group after its callers were answered, by the appending thread; of an append that joined its caller's transaction, by the caller's
 * thread after its commit. Quick work only.
 */
@FunctionalInterface
public interface AppendObserver {

    AppendObserver NONE = group -> {};

    void committed(Group group);

    /**
     * What one transaction did.
     *
     * @param requests how many were decided, refused ones included
     * @param refused how many of them were refused
     * @param conflicts how many of these for a stream's version
     * @param waited by the oldest request before the group began
     * @param took from beginning to commit (the caller's, where it joined), the wait for the lock included
     */
    record Group(int requests, int refused, int conflicts, int events, Duration waited, Duration took) {}
}
