package io.taskflow.command.account.totp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes by time: RFC 6238 with what all apps understand, HMAC-SHA1, 30 seconds, 6 digits. The libraries for it have had no release for years, and it is
 * no longer than its use of one would be.
 */
final class Totp {
    static final int SECRET_BYTES = 20;

    private static final String HMAC = "HmacSHA1";
    private static final int STEP_SECONDS = 30;
    private static final int MODULUS = 1_000_000;
    private static final Pattern CODE = Pattern.compile("\\d{6}");
    /** A clock may be half a minute off, or a code typed slowly. */
    private static final int STEPS_OFF = 1;

    private Totp() {}

    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** The step that a code is good for at this time; empty for a wrong one. */
    static OptionalLong step(byte[] secret, String code, Instant now) {
        long current = stepAt(now);
        return LongStream.rangeClosed(current - STEPS_OFF, current + STEPS_OFF)
                .filter(step -> same(code(secret, step), code))
                .findFirst();
    }

    static long stepAt(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.UTF_8));
    }

    /** RFC 4226, 5.3: four bytes of the HMAC, from where its last four bits say. */
    static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
            return "%06d".formatted(number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA1", e);
        }
    }
}
