package io.taskflow.command.rank;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * Makes ranks: fractions in base 62 that compare as bytes. The end of a column is the clock's reading, so nothing has to
 * be read to stand there. Between two neighbours a rank keeps close to the newer one, about the square root of the gap
 * away, since what is put in place one by one goes on from the newest: the room that is left lasts for millions. A gap
 * that is used up gets eight digits more.
 */
public final class Ranks {
    /** What is longer calls for {@link #spread}. */
    public static final int LONG = 100;

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int BASE = DIGITS.length();
    /** Digits of a clock's reading in microseconds. */
    private static final int WIDTH = 10;
    /** A gap of no more units than this is used up. */
    private static final long NARROW = 64;
    /** As many units as eight digits count. */
    private static final long WIDE = 218_340_105_584_896L;

    private final LongSupplier clock;
    private final RandomGenerator random;
    private final AtomicLong last = new AtomicLong();

    /** @param clock microseconds, at or after every time the log holds */
    public Ranks(LongSupplier clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** The rank that this clock reading stands for; later readings compare greater. */
    public static String at(long micros) {
        char[] rank = new char[WIDTH];
        long rest = micros;
        for (int i = WIDTH - 1; i >= 0; i--) {
            rank[i] = DIGITS.charAt((int) (rest % BASE));
            rest /= BASE;
        }
        return new String(rank);
    }

    /** A rank at the end of any column. */
    public String atEnd() {
        return atEnd(0);
    }

    /** Ranks for so many things in a row, as far from each other as can be, before whatever comes to the end from now on. */
    public List<String> spread(int count) {
        long step = clock.getAsLong() / (count + 1);
        return LongStream.rangeClosed(1, count).mapToObj(i -> at(i * step)).toList();
    }

    /** A rank in the gap. */
    public String within(Gap gap) {
        String lower = gap.lower();
        String upper = gap.upper();
        if (upper == null) {
            return lower == null ? atEnd() : atEnd(reading(lower) + 1);
        }
        return between(lower == null ? "" : lower, upper, gap.newer());
    }

    private String atEnd(long least) {
        long now = Math.max(least, clock.getAsLong());
        return at(last.accumulateAndGet(now, (before, given) -> Math.max(before + 1, given)));
    }

    private String between(String lower, String upper, Gap.Newer newer) {
        int longest = Math.max(lower.length(), upper.length());
        int length = 0;
        long units = 0;
        while (units < WIDE && length < longest) {
            units = units * BASE + digit(upper, length) - digit(lower, length);
            length++;
        }
        if (units <= 0) {
            // Two that were put here at the same moment got the same rank: nothing stands between them.
            return plus(lower, longest + 1, 1 + random.nextInt(BASE - 1));
        }
        if (units <= NARROW) {
            while (units < WIDE) {
                units *= BASE;
                length++;
            }
        }
        long step = 1 + random.nextLong((long) Math.sqrt(units - 1.0));
        return plus(
                lower,
                length,
                switch (newer) {
                    case LOWER -> step;
                    case UPPER -> units - step;
                    case NEITHER -> Math.min(units / 2 + step, units - 1);
                });
    }

    /** The first digits of a rank and so many units of the last of them. */
    private static String plus(String rank, int length, long units) {
        char[] sum = new char[length];
        long carry = units;
        for (int i = length - 1; i >= 0; i--) {
            long value = digit(rank, i) + carry;
            sum[i] = DIGITS.charAt((int) (value % BASE));
            carry = value / BASE;
        }
        return new String(sum);
    }

    private static long reading(String rank) {
        long value = 0;
        for (int i = 0; i < WIDTH; i++) {
            value = value * BASE + digit(rank, i);
        }
        return value;
    }

    private static int digit(String rank, int place) {
        return place < rank.length() ? DIGITS.indexOf(rank.charAt(place)) : 0;
    }
}
