package io.taskflow.eventstore.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * What is where in the file of a month. As bytes: year and month (4 each), frontier (its length in 4, and it), number of blocks of events (4) and each
 * {@link Block}, the same of groups, offset of the lookup (8), and where its buckets start (4 each).
 *
 * @param frontier of the log's tree after the month's last event
 */
record Directory(
        YearMonth month,
        byte[] frontier,
        List<Block> events,
        List<Block> groups,
        long lookupOffset,
        int[] lookupStarts) {

    /**
     * A block. As bytes: its fields in this order, numbers of 8, 4, 4, 8, 4 and 8 bytes.
     *
     * @param first the first position, or the first group's number
     * @param time of events, when the latest of them occurred; of groups, when the first was recorded
     */
    record Block(long offset, int length, int unpacked, long first, int count, Instant time) {
        long last() {
            return first + count - 1;
        }
    }

    byte[] bytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(month.getYear());
        out.writeInt(month.getMonthValue());
        out.writeInt(frontier.length);
        out.write(frontier);
        for (List<Block> blocks : List.of(events, groups)) {
            out.writeInt(blocks.size());
            for (Block block : blocks) {
                out.writeLong(block.offset);
                out.writeInt(block.length);
                out.writeInt(block.unpacked);
                out.writeLong(block.first);
                out.writeInt(block.count);
                Records.write(block.time, out);
            }
        }
        out.writeLong(lookupOffset);
        for (int start : lookupStarts) {
            out.writeInt(start);
        }
        return bytes.toByteArray();
    }

    static Directory of(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        YearMonth month = YearMonth.of(in.readInt(), in.readInt());
        byte[] frontier = Records.bytes(in, in.readInt());
        List<Block> events = blocks(in);
        List<Block> groups = blocks(in);
        long lookupOffset = in.readLong();
        int[] starts = new int[Lookup.BUCKETS + 1];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = in.readInt();
        }
        return new Directory(month, frontier, events, groups, lookupOffset, starts);
    }

    private static List<Block> blocks(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<Block> blocks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            blocks.add(new Block(
                    in.readLong(), in.readInt(), in.readInt(), in.readLong(), in.readInt(), Records.instant(in)));
        }
        return List.copyOf(blocks);
    }
}
