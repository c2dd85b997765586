package io.taskflow.eventstore.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.luben.zstd.ZstdCompressCtx;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the file of a month: its events and its groups, each in order, then {@link #finish}. What it keeps in memory is a block of each, and eight
 * bytes for each stream and scope of each block.
 *
 * <p>The file is {@code TFLOG001}; blocks of events and of groups, each compressed apart; the {@link Lookup}'s entries; a {@link Directory}, compressed;
 * and a trailer of the directory's offset (8 bytes), its length compressed and unpacked (4 bytes each), the SHA-256 of its compressed bytes, and
 * {@code TFLOG001} again. Compressed is a frame of zstd with its checksum.
 */
public final class MonthFileWriter implements AutoCloseable {
    static final byte[] MAGIC = "TFLOG001".getBytes(US_ASCII);
    static final int TRAILER = 8 + 4 + 4 + Sha256.LENGTH + 8;

    private static final int LEVEL = 9;
    private static final int BLOCK_EVENTS = 2_000;
    private static final int BLOCK_GROUPS = 10_000;
    private static final int BLOCK_BYTES = 2 << 20;

    private final OutputStream out;
    private final ZstdCompressCtx zstd = new ZstdCompressCtx();
    private final Lookup lookup = new Lookup();
    private final Blocks events = new Blocks();
    private final Blocks groups = new Blocks();
    private long written;

    public MonthFileWriter(OutputStream out) throws IOException {
        this.out = out;
        zstd.setLevel(LEVEL).setChecksum(true);
        write(MAGIC);
    }

    /** The next event, whose position follows on the last one's. */
    public void add(ArchivedEvent archived) throws IOException {
        RecordedEvent event = archived.event();
        events.begin(event.position(), event.occurredAt());
        if (event.position() != events.first + events.count) {
            throw new IllegalArgumentException(
                    "position " + event.position() + " after " + (events.first + events.count - 1));
        }
        if (event.occurredAt().isAfter(events.time)) {
            events.time = event.occurredAt();
        }
        lookup.add(event);
        Records.write(archived, events.records);
        events.count++;
        if (events.count == BLOCK_EVENTS || events.bytes.size() >= BLOCK_BYTES) {
            endEvents();
        }
    }

    /** The next group. */
    public void add(ArchivedGroup group) throws IOException {
        groups.begin(group.number(), group.recordedAt());
        Records.write(group, groups.records);
        groups.count++;
        if (groups.count == BLOCK_GROUPS) {
            groups.end();
        }
    }

    /** @param frontier of the log's tree after the month's last event */
    public void finish(YearMonth month, byte[] frontier) throws IOException {
        if (events.count > 0) {
            endEvents();
        }
        if (groups.count > 0) {
            groups.end();
        }
        byte[] entries = lookup.bytes();
        long lookupOffset = written;
        write(entries);
        byte[] directory =
                new Directory(month, frontier, events.done, groups.done, lookupOffset, Lookup.starts(entries)).bytes();
        byte[] compressed = zstd.compress(directory);
        var trailer = new ByteArrayOutputStream();
        var fields = new DataOutputStream(trailer);
        fields.writeLong(written);
        fields.writeInt(compressed.length);
        fields.writeInt(directory.length);
        fields.write(Sha256.digest().digest(compressed));
        fields.write(MAGIC);
        write(compressed);
        write(trailer.toByteArray());
    }

    private void endEvents() throws IOException {
        lookup.endBlock(events.done.size());
        events.end();
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        written += bytes.length;
    }

    @Override
    public void close() {
        zstd.close();
    }

    /** The blocks of one kind, and the one that fills. */
    private final class Blocks {
        final List<Directory.Block> done = new ArrayList<>();
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final DataOutputStream records = new DataOutputStream(bytes);
        int count;
        long first;
        Instant time = Instant.EPOCH;

        void begin(long number, Instant at) {
            if (count == 0) {
                first = number;
                time = at;
            }
        }

        void end() throws IOException {
            byte[] compressed = zstd.compress(bytes.toByteArray());
            done.add(new Directory.Block(written, compressed.length, bytes.size(), first, count, time));
            write(compressed);
            bytes.reset();
            count = 0;
        }
    }
}
