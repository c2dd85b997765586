package io.taskflow.eventstore.postgres;

import java.time.Duration;

/** Work done in the background, again after each pause, until it is closed. */
final class Rounds implements AutoCloseable {
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(1);

    private final Runnable round;
    private final Duration pause;
    /** Of the platform: to interrupt a virtual thread breaks the connection it reads from. */
    private final Thread thread;

    private volatile boolean open = true;

    /** @param round catches its own failures */
    Rounds(String name, Duration pause, Runnable round) {
        this.round = round;
        this.pause = pause;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean open() {
        return open;
    }

    private void run() {
        while (open) {
            round.run();
            try {
                Thread.sleep(pause);
            } catch (InterruptedException closing) {
                return;
            }
        }
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
        try {
            thread.join(CLOSED_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
