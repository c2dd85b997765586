package io.taskflow.eventstore.postgres;

import static io.taskflow.eventstore.postgres.Logs.append;
import static io.taskflow.eventstore.postgres.Logs.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.eventstore.AppendRequest;
import io.taskflow.eventstore.AppendResult;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.LogUnavailableException;
import io.taskflow.eventstore.RecordedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {
    private static final String APPENDERS =
            "FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'taskflow log'";

    private final Logs logs = new Logs();

    @AfterEach
    void close() {
        logs.close();
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerLostAtCommitIsFoundAgain(Breaking.Loss loss) {
        Breaking breaking = new Breaking(loss);
        PostgresLog log = logs.open(Logs.settings(Logs.PATIENCE), breaking.around(logs.pool));
        for (long i = 0; i < 3; i++) {
            breaking.left.set(1);
            AppendResult result = log.append(
                    append(event("s", i)).with(List.of(), List.of(new Guard.Count("c", 1, Long.MAX_VALUE)), null));
            assertThat(result.version()).isEqualTo(i + 1);
            assertThat(breaking.left).hasValue(0);
            // Without events or receipt to look for, it is found all the same: a second claim would be refused.
            breaking.left.set(1);
            log.append(AppendRequest.checking(List.of(), List.of(new Guard.Claim("claim" + i, null))));
            assertThat(breaking.left).hasValue(0);
        }
        assertThat(Logs.all(log)).extracting(RecordedEvent::sequence).containsExactly(0L, 1L, 2L);
    }

    @Test
    void whatIsAcknowledgedIsThereOnceHoweverOftenTheConnectionOrTheServerDies() throws Exception {
        PostgresLog log = logs.open();
        int writers = 16;
        AtomicBoolean over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var acknowledged = new ArrayList<Future<Long>>();
            for (int w = 0; w < writers; w++) {
                String stream = "w" + w;
                acknowledged.add(threads.submit(() -> {
                    long next = 0;
                    while (!over.get()) {
                        assertThat(log.append(append(event(stream, next))).version())
                                .isEqualTo(++next);
                    }
                    return next;
                }));
            }
            try {
                for (int i = 0; i < 12; i++) {
                    grow(log);
                    logs.ask("SELECT pg_terminate_backend(pid) " + APPENDERS);
                }
                for (int i = 0; i < 2; i++) {
                    grow(log);
                    // A backend that dies so takes all others with it, and the server recovers from its log.
                    long pid = Long.parseLong(logs.ask("SELECT pid " + APPENDERS));
                    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
                }
                grow(log);
            } finally {
                over.set(true);
            }
            long sum = 0;
            for (int w = 0; w < writers; w++) {
                long count = acknowledged.get(w).get();
                sum += count;
                assertThat(log.version("w" + w)).isEqualTo(count);
            }
            assertThat(Logs.all(log))
                    .extracting(RecordedEvent::position)
                    .isEqualTo(LongStream.rangeClosed(1, sum).boxed().toList());
        }
    }

    private static void grow(PostgresLog log) {
        long before = log.head();
        Logs.await(() -> log.head() > before + 40);
    }

    @Test
    void callersWaitNoLongerThanTheyAreTold() throws Exception {
        PostgresLog log = logs.open(Logs.settings(Duration.ofMillis(300)));
        try (var _ = logs.holdLock()) {
            assertThatThrownBy(() -> log.append(append(event("a")))).isInstanceOf(LogUnavailableException.class);
        }
        Logs.await(() -> logs.waitsForLock() == 0);
        // The group that was under way is committed or not: that is why it may be sent again with the same ids.
        assertThat(log.append(append(event("b"))).position()).isBetween(1L, 2L);
    }

    @Test
    void aClosedLogTakesNothingButEndsWhatItTook() {
        PostgresLog log = logs.open();
        var last = log.submit(append(event("a")));
        log.close();
        assertThat(last.join().position()).isEqualTo(1);
        assertThatThrownBy(() -> log.append(append(event("b")))).isInstanceOf(LogUnavailableException.class);
    }
}
