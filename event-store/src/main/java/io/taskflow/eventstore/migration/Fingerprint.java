package io.taskflow.eventstore.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskflow.eventstore.NewEvent;
import io.taskflow.eventstore.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 over all that is kept of a row of messages: ids, sequence, types, time (to the microsecond), payload and metadata; in their order. */
final class Fingerprint {

    private final MessageDigest sha256 = Sha256.digest();

    void add(NewEvent event) {
        add(event.eventId());
        add(event.streamId());
        add(event.aggregateType());
        add(event.sequence() == null ? -1 : event.sequence());
        add(event.type());
        add(event.revision());
        Instant at = event.occurredAt() == null ? Instant.MIN : event.occurredAt();
        add(at.getEpochSecond());
        add(at.truncatedTo(ChronoUnit.MICROS).getNano());
        add(event.payload());
        add(event.metadata());
    }

    private void add(@Nullable String text) {
        add(text == null ? null : text.getBytes(UTF_8));
    }

    /** With its length, so that no two rows run into each other alike. */
    private void add(byte @Nullable [] bytes) {
        add(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            sha256.update(bytes);
        }
    }

    private void add(long number) {
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    }

    /** In hexadecimal; begins anew. */
    String take() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
