package io.taskflow.command.account.guess;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Lets whoever was wrong wait before the next guess. What is counted belongs to the guesser, too, so that nobody makes others wait. Each process counts
 * for itself, in bounded memory: to have a count forgotten takes more wrong guesses elsewhere than it saves.
 */
@Component
public class Guesses {
    private static final int MOST = 100_000;
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final InstantSource clock;
    private final Cache<Guesser, WrongGuesses> wrong =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    Guesses() {
        this(InstantSource.system());
    }

    Guesses(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Tries a guess.
     *
     * @param guess is empty if it was wrong; if it throws, it was neither
     * @throws ProblemException {@code too-many-requests} while the guesser has to wait
     */
    public <T> Optional<T> check(Guesser guesser, Supplier<Optional<T>> guess) {
        begin(guesser);
        Optional<T> found = guess.get();
        if (found.isPresent()) {
            wrong.invalidate(guesser);
        } else {
            wrong.asMap()
                    .compute(
                            guesser,
                            (_, known) -> (known == null ? WrongGuesses.NONE : known).another(clock.instant()));
        }
        return found;
    }

    private void begin(Guesser guesser) {
        wrong.asMap().computeIfPresent(guesser, (_, known) -> {
            Instant now = clock.instant();
            Duration left = known.left(now);
            if (left.isPositive()) {
                throw new ProblemException(ProblemType.TOO_MANY_REQUESTS, "Wait before you try again")
                        .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(roundedUp(left)));
            }
            return known.begun(now);
        });
    }

    private static long roundedUp(Duration left) {
        return left.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
