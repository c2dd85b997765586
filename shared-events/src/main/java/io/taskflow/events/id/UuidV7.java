package io.taskflow.events.id;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, then 12 bits that count within the millisecond and 62 random
 * ones, so that ids made by one process sort in the order they were made.
 */
public final class UuidV7 {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Drawn ahead: who asks for eight bytes at a time waits in the random source's line with everybody else. */
    private static final ByteBuffer BITS = ByteBuffer.allocate(4_096).limit(0);

    private static long lastStamp;

    private UuidV7() {}

    /** A new id, greater than every id this process made before. */
    public static synchronized UUID next() {
        lastStamp = Math.max(lastStamp + 1, System.currentTimeMillis() << 12);
        return of(lastStamp, bits());
    }

    /** A random id that sorts at the given time, for things that began in the past. */
    public static synchronized UUID at(Instant time) {
        return of(time.toEpochMilli() << 12 | bits() & 0xfff, bits());
    }

    /** Whether an id is of version 7 and of the RFC's variant. */
    public static boolean isV7(UUID id) {
        return id.version() == 7 && id.variant() == 2;
    }

    private static long bits() {
        if (!BITS.hasRemaining()) {
            RANDOM.nextBytes(BITS.array());
            BITS.clear();
        }
        return BITS.getLong();
    }

    /** @param stamp milliseconds in the upper 52 bits, a counter in the lower 12 */
    private static UUID of(long stamp, long random) {
        long most = (stamp >>> 12) << 16 | 0x7000L | (stamp & 0xfff);
        long least = random & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(most, least);
    }
}
