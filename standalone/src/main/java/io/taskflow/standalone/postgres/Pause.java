package io.taskflow.standalone.postgres;

/** The interval at which the operating system is asked again for what it does not announce. */
final class Pause {

    private Pause() {}

    static void briefly() {
        of(50);
    }

    static void of(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresFailure("interrupted while waiting for PostgreSQL", e);
        }
    }
}
