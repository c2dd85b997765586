package io.taskflow.eventstore.contract;

import io.taskflow.eventstore.Appender;
import io.taskflow.eventstore.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Rules that hold for an engine; each finds an empty log. A rule's display name is its name for ever. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class LogRules<L extends Appender & EventLog> {

    protected Engine<L> engine;

    protected abstract Engine<L> newEngine();

    @BeforeAll
    void openEngine() {
        engine = newEngine();
    }

    @BeforeEach
    void reset() {
        engine.reset();
    }

    @AfterAll
    void closeEngine() {
        engine.close();
    }

    /** Runs so many at the same time, each begun when all stand ready, and gives what they answer in their order. */
    static <T> List<T> together(int count, IntFunction<Callable<T>> tasks) throws Exception {
        var gate = new CyclicBarrier(count);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < count; i++) {
                Callable<T> task = tasks.apply(i);
                running.add(threads.submit(() -> {
                    gate.await();
                    return task.call();
                }));
            }
            var answers = new ArrayList<T>();
            for (Future<T> one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
