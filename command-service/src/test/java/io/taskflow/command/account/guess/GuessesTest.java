package io.taskflow.command.account.guess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.command.account.EmailAddress;
import io.taskflow.support.limit.Client;
import io.taskflow.support.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class GuessesTest {
    private static final Client HERE = Client.of("192.0.2.1");
    private static final Client ELSEWHERE = Client.of("192.0.2.2");
    private static final Optional<EmailAddress> ADA = EmailAddress.of("ada@taskflow.example");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T09:00:00Z"));
    private final Guesses guesses = new Guesses(now::get);
    private final Guesser ada = Guesser.ofLogin(ADA, HERE);

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private void wrong(Guesser guesser) {
        assertThat(guesses.check(guesser, Optional::empty)).isEmpty();
    }

    private boolean right(Guesser guesser) {
        return guesses.check(guesser, () -> Optional.of(true)).isPresent();
    }

    /** Seconds to wait; 0 where a right guess is taken. */
    private long told(Guesser guesser) {
        var taken = new AtomicInteger();
        try {
            guesses.check(guesser, () -> {
                taken.incrementAndGet();
                return Optional.empty();
            });
            return 0;
        } catch (ProblemException e) {
            assertThat(taken).hasValue(0);
            return Long.parseLong(e.headers().getFirst(HttpHeaders.RETRY_AFTER));
        }
    }

    @Test
    void aFewWrongOnesAreFreeAndThenEachWaitIsTwiceTheOneBefore() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            wrong(ada);
            long wait = i < 4 ? 0 : told(ada);
            waits.add(wait);
            pass(Duration.ofSeconds(wait));
        }

        assertThat(waits)
                .containsExactly(
                        0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L, 900L, 900L);
    }

    @Test
    void whoWaitedIsTakenAndARightOneForgetsTheWrongOnes() {
        for (int i = 0; i < 5; i++) {
            wrong(ada);
        }
        assertThatThrownBy(() -> right(ada)).isInstanceOf(ProblemException.class);
        pass(Duration.ofMillis(999));
        assertThat(told(ada)).isEqualTo(1);
        pass(Duration.ofMillis(1));

        assertThat(right(ada)).isTrue();

        for (int i = 0; i < 4; i++) {
            wrong(ada);
        }
        assertThat(right(ada)).isTrue();
    }

    @Test
    void nobodyWaitsForTheGuessesOfOthers() {
        for (int i = 0; i < 5; i++) {
            wrong(ada);
        }

        assertThat(right(Guesser.ofLogin(ADA, ELSEWHERE))).isTrue();
        assertThat(right(Guesser.ofLogin(EmailAddress.of("grace@taskflow.example"), HERE)))
                .isTrue();
        assertThat(right(Guesser.ofPassword(UUID.randomUUID(), HERE))).isTrue();
        assertThat(told(ada)).isPositive();
    }

    @Test
    void ofManyAtTheSameMomentOneIsTakenOnceGuessesCostAWait() throws Exception {
        for (int i = 0; i < 5; i++) {
            wrong(ada);
        }
        pass(Duration.ofSeconds(1));
        var taken = new AtomicInteger();
        var gate = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Boolean>>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                all.add(threads.submit(() -> {
                    gate.await();
                    return guesses.check(ada, () -> {
                        taken.incrementAndGet();
                        return Optional.<Boolean>empty();
                    });
                }));
            }
            gate.countDown();
        }
        assertThat(taken).hasValue(1);
    }

    @Test
    void aGuessThatCouldNotBeCheckedWasNotWrong() {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> guesses.check(ada, () -> {
                        throw new IllegalStateException("no database");
                    }))
                    .hasMessage("no database");
        }
        assertThat(right(ada)).isTrue();
    }
}
