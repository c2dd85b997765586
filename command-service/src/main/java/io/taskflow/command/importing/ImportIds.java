package io.taskflow.command.importing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that an import gives, derived and not drawn, so that an import that goes on after a crash gives the same ones. They
 * have the shape of UUIDs of version 7 and sort by when the thing began.
 */
final class ImportIds {
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;
    private static final long TIME_BITS = 0xffff_ffff_ffffL;

    private final UUID importId;

    ImportIds(UUID importId) {
        this.importId = importId;
    }

    UUID board(String externalId, long beganMicros) {
        return derived(importId, "board", externalId, "", millis(beganMicros));
    }

    UUID column(UUID boardId, String name, long beganMicros) {
        return derived(importId, "column", boardId.toString(), name, millis(beganMicros));
    }

    UUID task(UUID boardId, String externalId, long beganMicros) {
        return derived(importId, "task", boardId.toString(), externalId, millis(beganMicros));
    }

    /** Events of one import are numbered (in 40 bits), so their ids grow: neighbours in the log are neighbours in its indexes. */
    UUID event(long number) {
        return new UUID(
                importId.getMostSignificantBits(),
                VARIANT | number << 22 & 0x3fff_ffff_ffff_ffffL | importId.getLeastSignificantBits() & 0x3f_ffff);
    }

    /** A person of a workspace who is known by an exact name alone; every import gives the same id. */
    static UUID person(UUID workspaceId, String name) {
        return derived(workspaceId, "person", name, "", workspaceId.getMostSignificantBits() >>> 16);
    }

    private static long millis(long micros) {
        return Math.max(0, Math.floorDiv(micros, 1000L));
    }

    private static UUID derived(UUID parent, String kind, String first, String second, long millis) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(16)
                .putLong(parent.getMostSignificantBits())
                .putLong(parent.getLeastSignificantBits())
                .flip());
        for (String part : new String[] {kind, first, second}) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long most = (millis & TIME_BITS) << 16 | VERSION | hash.getLong() & 0xfff;
        return new UUID(most, VARIANT | hash.getLong() & 0x3fff_ffff_ffff_ffffL);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
