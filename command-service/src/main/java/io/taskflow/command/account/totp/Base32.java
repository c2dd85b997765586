package io.taskflow.command.account.totp;

import java.security.SecureRandom;

/** Bytes as people type them: A to Z and 2 to 7 (RFC 4648), five bits a letter. */
final class Base32 {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Base32() {}

    /** @param bytes a multiple of five of them, so that nothing is padded */
    static String of(byte[] bytes) {
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte next : bytes) {
            buffer = buffer << Byte.SIZE | Byte.toUnsignedInt(next);
            for (bits += Byte.SIZE; bits >= BITS; bits -= BITS) {
                text.append(LETTERS.charAt(buffer >>> bits - BITS & LETTERS.length() - 1));
            }
        }
        return text.toString();
    }

    /** @param count a multiple of five */
    static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
