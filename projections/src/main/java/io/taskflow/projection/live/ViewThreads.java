package io.taskflow.projection.live;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of a processor: one that reads, one that writes, one to spare for a change of generations. Axon's coordinator, when the queue it fills is full,
 * looks again after 100 ms, and so gives a view that is behind some 12,000 events a second however fast it writes; here it looks again at once.
 */
final class ViewThreads extends ScheduledThreadPoolExecutor {
    private static final int THREADS = 3;
    private static final long QUEUE_FULL_MILLIS = 100;
    private static final long LOOK_AGAIN_MILLIS = 2;

    ViewThreads(String view) {
        super(
                THREADS,
                Thread.ofPlatform().daemon().name("view-" + view + "-", 0).factory());
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        boolean queueFull = unit.toMillis(delay) == QUEUE_FULL_MILLIS;
        return super.schedule(task, queueFull ? LOOK_AGAIN_MILLIS : unit.toMillis(delay), TimeUnit.MILLISECONDS);
    }
}
