package io.taskflow.eventstore.postgres;

import static io.taskflow.eventstore.contract.Samples.append;
import static io.taskflow.eventstore.contract.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.eventstore.contract.Samples;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WakeupsTest {
    private final Logs logs = new Logs();

    @AfterEach
    void close() {
        logs.close();
    }

    private static PostgresLogSettings polling(Duration every) {
        var defaults = PostgresLogSettings.defaults();
        return new PostgresLogSettings(
                defaults.maxGroupRequests(),
                defaults.maxGroupBytes(),
                defaults.maxWaiting(),
                defaults.callerTimeout(),
                defaults.transactionTimeout(),
                every,
                defaults.receiptRetention());
    }

    @Test
    void logsOnOneDatabaseWakeEachOtherWithoutPolling() throws Exception {
        PostgresLog here = logs.open(polling(Duration.ofMinutes(2)));
        PostgresLog there = logs.open(polling(Duration.ofMinutes(2)));
        // Until both listen, news may be missed: the first ones are repeated.
        Samples.await(() -> {
            here.append(append(event("warm-up")));
            return there.head() == here.head();
        });
        var heard = new ArrayBlockingQueue<Long>(1_000);
        try (var _ = there.onAppend(heard::add)) {
            for (int i = 0; i < 5; i++) {
                long position = here.append(append(event("a"))).position();
                Long news;
                do {
                    news = heard.poll(Samples.PATIENCE.toSeconds(), TimeUnit.SECONDS);
                    assertThat(news).isNotNull();
                } while (news < position);
                assertThat(there.head()).isEqualTo(position);
            }
        }
        here.append(append(event("a")));
        Samples.await(() -> there.head() == here.head());
        assertThat(heard).as("a registration that is closed hears no more").isEmpty();
    }

    @Test
    void aCallBackThatFailsHarmsNobody() {
        PostgresLog log = logs.open();
        AtomicLong heard = new AtomicLong();
        log.onAppend(head -> {
            throw new IllegalStateException("on purpose");
        });
        log.onAppend(heard::set);

        long position = log.append(append(event("a"))).position();

        Samples.await(() -> heard.get() == position);
    }
}
