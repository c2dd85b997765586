package io.taskflow.query.paging;

import io.taskflow.query.moment.Moment;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Cursors are opaque and sealed under the key all services share, together with who asked and what: carried to another
 * person or query, or changed in a bit, a cursor is none. The moment they pin travels inside.
 */
public final class Cursors {
    /** How long a cursor is good for. */
    public static final Duration LIFETIME = Duration.ofDays(7);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_BYTES = 16;
    private static final int MAX_CHARACTERS = 4_096;
    private static final byte LIVE = 0;
    private static final byte TIME = 1;
    private static final byte POSITION = 2;

    private final Supplier<byte[]> key;
    private final InstantSource clock;

    /** @param key the secret that all processes share */
    public Cursors(Supplier<byte[]> key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /** Where a page begins: after these key values, at this moment. */
    public record Place(Moment moment, String first, String second) {}

    /**
     * The cursor for a place.
     *
     * @param query what is asked, filters included: the same text gives back the place
     */
    public String seal(UUID user, String query, Place place) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(clock.instant().getEpochSecond());
            switch (place.moment()) {
                case Moment.Live live -> out.writeByte(LIVE);
                case Moment.AsOf(Instant time) -> {
                    out.writeByte(TIME);
                    out.writeLong(time.getEpochSecond());
                    out.writeInt(time.getNano());
                }
                case Moment.AtPosition(long position) -> {
                    out.writeByte(POSITION);
                    out.writeLong(position);
                }
            }
            out.writeUTF(place.first());
            out.writeUTF(place.second());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] body = bytes.toByteArray();
        byte[] sealed = Arrays.copyOf(body, body.length + SEAL_BYTES);
        System.arraycopy(mac(user, query, body), 0, sealed, body.length, SEAL_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /**
     * The place a cursor stands for.
     *
     * @throws ProblemException {@code invalid-cursor} or {@code cursor-expired}
     */
    public Place open(UUID user, String query, String cursor) {
        byte[] sealed = decode(cursor);
        byte[] body = Arrays.copyOf(sealed, sealed.length - SEAL_BYTES);
        byte[] seal = Arrays.copyOfRange(sealed, body.length, sealed.length);
        if (!MessageDigest.isEqual(seal, Arrays.copyOf(mac(user, query, body), SEAL_BYTES))) {
            throw invalid();
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(body))) {
            if (Instant.ofEpochSecond(in.readLong()).plus(LIFETIME).isBefore(clock.instant())) {
                throw new ProblemException(
                        ProblemType.CURSOR_EXPIRED,
                        "A cursor is good for " + LIFETIME.toDays() + " days; begin again without one");
            }
            Moment moment = switch (in.readByte()) {
                case LIVE -> new Moment.Live();
                case TIME -> new Moment.AsOf(Instant.ofEpochSecond(in.readLong(), in.readInt()));
                case POSITION -> new Moment.AtPosition(in.readLong());
                default -> throw invalid();
            };
            return new Place(moment, in.readUTF(), in.readUTF());
        } catch (IOException e) {
            throw invalid();
        }
    }

    private static byte[] decode(String cursor) {
        if (cursor.length() > MAX_CHARACTERS) {
            throw invalid();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(cursor);
            if (sealed.length > SEAL_BYTES) {
                return sealed;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one refusal.
        }
        throw invalid();
    }

    private static ProblemException invalid() {
        return ProblemException.ofField(
                ProblemType.INVALID_CURSOR, "cursor", "cursor", "must be a nextCursor of this very query, unchanged");
    }

    private byte[] mac(UUID user, String query, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            // The label keeps cursors and access tokens apart, which share the key.
            mac.init(new SecretKeySpec(key.get(), ALGORITHM));
            mac.update(("taskflow/cursor/v1\n" + user + "\n" + query + "\n").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
