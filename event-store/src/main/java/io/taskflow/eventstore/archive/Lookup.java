package io.taskflow.eventstore.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which blocks hold events of a stream or a scope. An entry is a number of eight bytes, the first 40 bits of the SHA-256 of {@code stream:} or
 * {@code scope:} and the id before the block's number; entries ascend. The first bits of a hash are its bucket, so that one short read answers.
 * Two ids may share a hash: a block that is named may hold nothing of the one asked for.
 */
final class Lookup {
    static final int BUCKETS = 1 << 12;
    static final int MAX_BLOCKS = 1 << 24;
    private static final int BLOCK_BITS = 24;

    private final MessageDigest sha256 = Sha256.digest();
    private final Set<Long> ofBlock = new HashSet<>();
    private long[] entries = new long[1 << 12];
    private int size;

    static long ofStream(String streamId) {
        return hash("stream:" + streamId, Sha256.digest());
    }

    static long ofScope(String scope) {
        return hash("scope:" + scope, Sha256.digest());
    }

    void add(RecordedEvent event) {
        ofBlock.add(hash("stream:" + event.streamId(), sha256));
        if (event.scope() != null) {
            ofBlock.add(hash("scope:" + event.scope(), sha256));
        }
    }

    /** What was added since the last block is in this one. */
    void endBlock(int block) {
        if (size + ofBlock.size() > entries.length) {
            entries = Arrays.copyOf(entries, Math.max(2 * entries.length, size + ofBlock.size()));
        }
        for (long hash : ofBlock) {
            entries[size++] = hash << BLOCK_BITS | block;
        }
        ofBlock.clear();
    }

    /** The entries, big-endian. */
    byte[] bytes() {
        long[] sorted = Arrays.copyOf(entries, size);
        Arrays.parallelSort(sorted);
        // Hashes use all 64 bits with the block's number, so their order is that of numbers without sign.
        int negative = 0;
        while (negative < size && sorted[negative] < 0) {
            negative++;
        }
        ByteBuffer bytes = ByteBuffer.allocate(size * Long.BYTES);
        bytes.asLongBuffer().put(sorted, negative, size - negative).put(sorted, 0, negative);
        return bytes.array();
    }

    /** For each bucket the number of entries before it, and that of all. */
    static int[] starts(byte[] bytes) {
        int[] starts = new int[BUCKETS + 1];
        ByteBuffer entries = ByteBuffer.wrap(bytes);
        while (entries.hasRemaining()) {
            starts[bucket(entries.getLong() >>> BLOCK_BITS) + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        return starts;
    }

    static int bucket(long hash) {
        return (int) (hash >>> 28);
    }

    /** The blocks that the entries of a bucket name for a hash, ascending. */
    static int[] blocks(byte[] bucket, long hash) {
        return IntStream.range(0, bucket.length / Long.BYTES)
                .mapToLong(ByteBuffer.wrap(bucket).asLongBuffer()::get)
                .filter(entry -> entry >>> BLOCK_BITS == hash)
                .mapToInt(entry -> (int) (entry & (MAX_BLOCKS - 1)))
                .toArray();
    }

    private static long hash(String id, MessageDigest sha256) {
        return ByteBuffer.wrap(sha256.digest(id.getBytes(UTF_8))).getLong() >>> BLOCK_BITS;
    }
}
