package io.taskflow.events.id;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, then 12 bits that count within the millisecond and 62 random
 * ones, so that ids made by one process sort in the order they were made.
 */
public final class UuidV7 {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static long lastStamp;

    private UuidV7() {}

    /** A new id, greater than every id this process made before. */
    public static UUID next() {
        return of(nextStamp(System.currentTimeMillis() << 12), RANDOM.nextLong());
    }

    /** A random id that sorts at the given time, for things that began in the past. */
    public static UUID at(Instant time) {
        return of(time.toEpochMilli() << 12 | RANDOM.nextInt(1 << 12), RANDOM.nextLong());
    }

    /** Whether an id is of version 7 and of the RFC's variant. */
    public static boolean isV7(UUID id) {
        return id.version() == 7 && id.variant() == 2;
    }

    private static synchronized long nextStamp(long now) {
        lastStamp = Math.max(lastStamp + 1, now);
        return lastStamp;
    }

    /** @param stamp milliseconds in the upper 52 bits, a counter in the lower 12 */
    private static UUID of(long stamp, long random) {
        long most = (stamp >>> 12) << 16 | 0x7000L | (stamp & 0xfff);
        long least = random & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(most, least);
    }
}
