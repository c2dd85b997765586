package io.taskflow.eventstore.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskflow.eventstore.NewEvent;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An event with everything done that needs no lock: checked, and those lines of its entry in the tree written that do not depend on its place.
 * An entry is UTF-8 lines, each ended by LF: {@code taskflow/event/v1}, index (position − 1), event id, type, revision, stream id, aggregate
 * type, sequence, recordedAt, occurredAt, base64 SHA-256 of the payload, base64 SHA-256 of the metadata; what is absent is an empty line.
 *
 * @param names the lines from event id to aggregate type
 * @param occurredAt its line; null for the time of recording
 * @param digests the last two lines
 */
record PreparedEvent(NewEvent event, byte[] names, byte @Nullable [] occurredAt, long occurredMicros, byte[] digests) {
    private static final byte[] HEADER = "\0taskflow/event/v1\n".getBytes(US_ASCII);
    private static final int MAX_ID_BYTES = 255;
    private static final int MAX_TYPE_BYTES = 512;

    static PreparedEvent of(NewEvent event, MessageDigest sha256) {
        Names.require("eventId", event.eventId(), MAX_ID_BYTES);
        Names.require("streamId", event.streamId(), MAX_ID_BYTES);
        Names.require("type", event.type(), MAX_TYPE_BYTES);
        Names.requireIfPresent("scope", event.scope(), MAX_ID_BYTES);
        Names.requireIfPresent("revision", event.revision(), MAX_TYPE_BYTES);
        Names.requireIfPresent("aggregateType", event.aggregateType(), MAX_TYPE_BYTES);
        if (event.sequence() != null && event.sequence() < 0) {
            throw new IllegalArgumentException("sequence must not be negative: " + event.sequence());
        }
        byte[] occurredAt = null;
        long micros = 0;
        if (event.occurredAt() != null) {
            if (!Micros.storable(event.occurredAt())) {
                throw new IllegalArgumentException("occurredAt must be in the years 1 to 9999: " + event.occurredAt());
            }
            micros = Micros.of(event.occurredAt());
            occurredAt = line(micros);
        }
        String names = event.eventId()
                + '\n'
                + event.type()
                + '\n'
                + orEmpty(event.revision())
                + '\n'
                + event.streamId()
                + '\n'
                + orEmpty(event.aggregateType())
                + '\n';
        return new PreparedEvent(
                event,
                names.getBytes(UTF_8),
                occurredAt,
                micros,
                digests(sha256.digest(event.payload()), sha256.digest(event.metadata())));
    }

    /** A time as a line of an entry. */
    static byte[] line(long micros) {
        return (Micros.text(micros) + '\n').getBytes(US_ASCII);
    }

    /**
     * The hash of the event's leaf in the tree.
     *
     * @param recordedAt as {@link #line} writes it
     */
    byte[] leafHash(long position, long sequence, byte[] recordedAt, MessageDigest sha256) {
        sha256.update(HEADER);
        sha256.update(line(Long.toString(position - 1)));
        sha256.update(names);
        sha256.update(line(Long.toString(sequence)));
        sha256.update(recordedAt);
        sha256.update(occurredAt == null ? recordedAt : occurredAt);
        return sha256.digest(digests);
    }

    int bytes() {
        return event.payload().length + event.metadata().length;
    }

    private static byte[] digests(byte[] payload, byte[] metadata) {
        byte[] first = Base64.getEncoder().encode(payload);
        byte[] second = Base64.getEncoder().encode(metadata);
        byte[] lines = new byte[first.length + second.length + 2];
        System.arraycopy(first, 0, lines, 0, first.length);
        lines[first.length] = '\n';
        System.arraycopy(second, 0, lines, first.length + 1, second.length);
        lines[lines.length - 1] = '\n';
        return lines;
    }

    private static byte[] line(String ascii) {
        byte[] line = new byte[ascii.length() + 1];
        for (int i = 0; i < ascii.length(); i++) {
            line[i] = (byte) ascii.charAt(i);
        }
        line[ascii.length()] = '\n';
        return line;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
