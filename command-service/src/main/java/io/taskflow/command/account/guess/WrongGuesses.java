package io.taskflow.command.account.guess;

import java.time.Duration;
import java.time.Instant;

/**
 * How often somebody was wrong in a row, and what they wait for it. The first few are free; after that each wait is twice the one before, up to a bound:
 * a person who finds the right one is in soon, and a program tries a hundred a day.
 *
 * @param freeAt when the next guess is taken
 */
record WrongGuesses(int count, Instant freeAt) {
    static final WrongGuesses NONE = new WrongGuesses(0, Instant.EPOCH);

    private static final int FREE = 5;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** One more. */
    WrongGuesses another(Instant now) {
        return new WrongGuesses(count + 1, now.plus(delay(count + 1)));
    }

    /** Once guesses cost a wait, one of those that come at the same moment is taken, and the others wait as if it were wrong. */
    WrongGuesses begun(Instant now) {
        return new WrongGuesses(count, now.plus(delay(count)));
    }

    /** What is left to wait; zero or less when the next guess is taken. */
    Duration left(Instant now) {
        return Duration.between(now, freeAt);
    }

    private static Duration delay(int count) {
        if (count < FREE) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(count - FREE, 30));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
