package io.taskflow.eventstore.archive;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import io.taskflow.eventstore.Sha256;
import io.taskflow.eventstore.archive.Directory.Block;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A month of the log in an archive. It keeps the directory in memory, and reads blocks one at a time. Safe for many threads. */
public final class MonthFile {
    private final Archive archive;
    private final URI place;
    private final Directory directory;

    private MonthFile(Archive archive, URI place, Directory directory) {
        this.archive = archive;
        this.place = place;
        this.directory = directory;
    }

    /** @throws ArchiveDamagedException it is none, or not whole */
    public static MonthFile open(Archive archive, URI place) throws IOException {
        long size = archive.size(place);
        if (size < MonthFileWriter.TRAILER) {
            throw new ArchiveDamagedException(place + " is no archived month: it has " + size + " bytes");
        }
        var trailer = new DataInputStream(
                new ByteArrayInputStream(archive.read(place, size - MonthFileWriter.TRAILER, MonthFileWriter.TRAILER)));
        long offset = trailer.readLong();
        int length = trailer.readInt();
        int unpacked = trailer.readInt();
        byte[] hash = Records.bytes(trailer, Sha256.LENGTH);
        if (!Arrays.equals(Records.bytes(trailer, MonthFileWriter.MAGIC.length), MonthFileWriter.MAGIC)) {
            throw new ArchiveDamagedException(place + " is no archived month, or its end is missing");
        }
        byte[] compressed = archive.read(place, offset, length);
        if (!MessageDigest.isEqual(hash, Sha256.digest().digest(compressed))) {
            throw new ArchiveDamagedException("the directory of " + place + " is damaged");
        }
        return new MonthFile(archive, place, Directory.of(unpack(place, compressed, unpacked)));
    }

    public YearMonth month() {
        return directory.month();
    }

    public long firstPosition() {
        return directory.events().getFirst().first();
    }

    public long lastPosition() {
        return directory.events().getLast().last();
    }

    /** Of the log's tree after the last event. */
    public byte[] frontier() {
        return directory.frontier().clone();
    }

    /** How many blocks of events there are. */
    public int blocks() {
        return directory.events().size();
    }

    /** The block that a position is in; that after the last one for a later one. */
    public int blockOf(long position) {
        List<Block> events = directory.events();
        int from = 0;
        int to = events.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (events.get(middle).last() < position) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The first block with an event that occurred at this moment or later; that after the last one for none. */
    public int blockWithOccurred(Instant moment) {
        List<Block> events = directory.events();
        int block = 0;
        while (block < events.size() && events.get(block).time().isBefore(moment)) {
            block++;
        }
        return block;
    }

    /** The first position of a block. */
    public long firstOf(int block) {
        return directory.events().get(block).first();
    }

    /** The last position of a block. */
    public long lastOf(int block) {
        return directory.events().get(block).last();
    }

    /** The memory a block takes, about. */
    public int bytesOf(int block) {
        return directory.events().get(block).unpacked();
    }

    /** The blocks that may hold events of a stream, ascending. */
    public int[] blocksOfStream(String streamId) throws IOException {
        return lookUp(Lookup.ofStream(streamId));
    }

    /** The blocks that may hold events of a scope, ascending. */
    public int[] blocksOfScope(String scope) throws IOException {
        return lookUp(Lookup.ofScope(scope));
    }

    /** The events of a block. */
    public List<ArchivedEvent> events(int block) throws IOException {
        Block at = directory.events().get(block);
        DataInputStream in = unpack(at);
        List<ArchivedEvent> events = new ArrayList<>(at.count());
        for (long position = at.first(); position <= at.last(); position++) {
            events.add(Records.event(position, in));
        }
        return events;
    }

    /** How many blocks of groups there are. */
    public int groupBlocks() {
        return directory.groups().size();
    }

    /** The groups of a block of groups. */
    public List<ArchivedGroup> groups(int block) throws IOException {
        Block at = directory.groups().get(block);
        DataInputStream in = unpack(at);
        List<ArchivedGroup> groups = new ArrayList<>(at.count());
        for (int i = 0; i < at.count(); i++) {
            groups.add(Records.group(in));
        }
        return groups;
    }

    /** The last position recorded at or before a moment; 0 if the month has none. */
    public long positionKnownAt(Instant moment) throws IOException {
        int after = 0;
        while (after < groupBlocks() && !directory.groups().get(after).time().isAfter(moment)) {
            after++;
        }
        return after == 0
                ? 0
                : groups(after - 1).stream()
                        .filter(group -> !group.recordedAt().isAfter(moment))
                        .mapToLong(ArchivedGroup::lastPosition)
                        .max()
                        .orElse(0);
    }

    /** Takes an event; it may refuse it. */
    public interface Taker<X extends Exception> {
        void take(ArchivedEvent event) throws IOException, X;
    }

    /**
     * Reads all events in order, and checks that the lookup leads to each of them.
     *
     * @throws ArchiveDamagedException something cannot be read, is missing, or is not found by its stream or scope
     */
    public <X extends Exception> void readAll(Taker<X> taker) throws IOException, X {
        if (!Arrays.equals(archive.read(place, 0, MonthFileWriter.MAGIC.length), MonthFileWriter.MAGIC)) {
            throw new ArchiveDamagedException(place + " does not begin as an archived month does");
        }
        Lookup lookup = new Lookup();
        long next = firstPosition();
        for (int block = 0; block < blocks(); block++) {
            for (ArchivedEvent event : events(block)) {
                if (event.event().position() != next) {
                    throw new ArchiveDamagedException(place + " lacks position " + next + " before "
                            + event.event().position());
                }
                next++;
                lookup.add(event.event());
                taker.take(event);
            }
            lookup.endBlock(block);
        }
        byte[] entries = lookup.bytes();
        if (!Arrays.equals(entries, archive.read(place, directory.lookupOffset(), entries.length))
                || !Arrays.equals(Lookup.starts(entries), directory.lookupStarts())) {
            throw new ArchiveDamagedException("the lookup of " + place + " does not lead to its events");
        }
    }

    private int[] lookUp(long hash) throws IOException {
        int bucket = Lookup.bucket(hash);
        int from = directory.lookupStarts()[bucket];
        int to = directory.lookupStarts()[bucket + 1];
        if (from == to) {
            return new int[0];
        }
        byte[] entries =
                archive.read(place, directory.lookupOffset() + (long) from * Long.BYTES, (to - from) * Long.BYTES);
        return Lookup.blocks(entries, hash);
    }

    private DataInputStream unpack(Block block) throws IOException {
        byte[] bytes = unpack(place, archive.read(place, block.offset(), block.length()), block.unpacked());
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    private static byte[] unpack(URI place, byte[] compressed, int length) throws IOException {
        try {
            byte[] bytes = Zstd.decompress(compressed, length);
            if (bytes.length == length) {
                return bytes;
            }
            throw new ArchiveDamagedException("a block of " + place + " has not the length it should have");
        } catch (ZstdException e) {
            throw new ArchiveDamagedException("a block of " + place + " is damaged: " + e.getMessage());
        }
    }
}
