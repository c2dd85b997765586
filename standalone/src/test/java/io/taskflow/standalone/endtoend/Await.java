package io.taskflow.standalone.endtoend;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Bounded polling. */
final class Await {
    private static final long PAUSE_MILLIS = 20;

    private Await() {}

    /** The first value that is as wanted. */
    static <T> T until(String what, Duration atMost, Callable<T> look, Predicate<T> wanted) throws Exception {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            T seen = look.call();
            if (wanted.test(seen)) {
                return seen;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited " + atMost + " for " + what + "; last seen: " + seen);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }
}
