package io.taskflow.eventstore.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.Sha256;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events and groups as bytes, big-endian. Text is its length in two bytes (−1 for none) and UTF-8, an instant its microseconds since 1970. */
final class Records {
    private Records() {}

    /** All but the position, which follows from the event's place in its block. */
    static void write(ArchivedEvent archived, DataOutput out) throws IOException {
        RecordedEvent event = archived.event();
        write(event.streamId(), out);
        write(event.aggregateType(), out);
        out.writeLong(event.sequence());
        write(event.scope(), out);
        write(event.type(), out);
        write(event.revision(), out);
        write(event.eventId(), out);
        write(event.recordedAt(), out);
        write(event.occurredAt(), out);
        write(event.payload(), out);
        write(event.metadata(), out);
        out.write(archived.leafHash(), 0, Sha256.LENGTH);
    }

    static ArchivedEvent event(long position, DataInput in) throws IOException {
        RecordedEvent event = new RecordedEvent(
                position,
                required(in),
                text(in),
                in.readLong(),
                text(in),
                required(in),
                text(in),
                required(in),
                instant(in),
                instant(in),
                bytes(in, in.readInt()),
                bytes(in, in.readInt()));
        return new ArchivedEvent(event, bytes(in, Sha256.LENGTH));
    }

    static void write(ArchivedGroup group, DataOutput out) throws IOException {
        out.writeLong(group.number());
        out.writeLong(group.firstPosition());
        out.writeLong(group.lastPosition());
        write(group.recordedAt(), out);
        out.writeLong(group.writer().getMostSignificantBits());
        out.writeLong(group.writer().getLeastSignificantBits());
    }

    static ArchivedGroup group(DataInput in) throws IOException {
        return new ArchivedGroup(
                in.readLong(), in.readLong(), in.readLong(), instant(in), new UUID(in.readLong(), in.readLong()));
    }

    static void write(Instant instant, DataOutput out) throws IOException {
        out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }

    static Instant instant(DataInput in) throws IOException {
        return Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
    }

    static byte[] bytes(DataInput in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private static void write(byte[] bytes, DataOutput out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void write(@Nullable String text, DataOutput out) throws IOException {
        if (text == null) {
            out.writeShort(-1);
            return;
        }
        byte[] bytes = text.getBytes(UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    private static @Nullable String text(DataInput in) throws IOException {
        short length = in.readShort();
        return length < 0 ? null : new String(bytes(in, length), UTF_8);
    }

    private static String required(DataInput in) throws IOException {
        String text = text(in);
        if (text == null) {
            throw new ArchiveDamagedException("an event without an id or a type");
        }
        return text;
    }
}
