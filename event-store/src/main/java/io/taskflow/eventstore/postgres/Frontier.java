package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.Sha256;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The right edge of an RFC 6962 tree: the roots of its complete subtrees, one for each bit of its size. Leaves are added to it, and the root of
 * all follows from it, in O(log n). For use by one thread.
 */
final class Frontier {
    private static final byte NODE = 1;

    private final MessageDigest sha256 = Sha256.digest();
    private final byte[] @Nullable [] subtrees = new byte[Long.SIZE][];
    private long size;

    /** Of an empty tree. */
    Frontier() {}

    /**
     * @param bytes as {@link #bytes} gave them
     * @param size number of leaves
     */
    Frontier(byte[] bytes, long size) {
        if (bytes.length != Long.bitCount(size) * Sha256.LENGTH) {
            throw new IllegalStateException("the frontier of a tree of " + size + " leaves has " + Long.bitCount(size)
                    + " hashes, this one has " + bytes.length + " bytes");
        }
        this.size = size;
        int at = 0;
        for (int level = Long.SIZE - 1; level >= 0; level--) {
            if (has(level)) {
                byte[] subtree = new byte[Sha256.LENGTH];
                System.arraycopy(bytes, at, subtree, 0, Sha256.LENGTH);
                subtrees[level] = subtree;
                at += Sha256.LENGTH;
            }
        }
    }

    void add(byte[] leafHash) {
        byte[] node = leafHash;
        int level = 0;
        for (; has(level); level++) {
            node = join(subtree(level), node);
            subtrees[level] = null;
        }
        subtrees[level] = node;
        size++;
    }

    long size() {
        return size;
    }

    /** The hashes one after the other, of the greatest (oldest) subtree first. */
    byte[] bytes() {
        byte[] bytes = new byte[Long.bitCount(size) * Sha256.LENGTH];
        int at = 0;
        for (int level = Long.SIZE - 1; level >= 0; level--) {
            if (has(level)) {
                System.arraycopy(subtree(level), 0, bytes, at, Sha256.LENGTH);
                at += Sha256.LENGTH;
            }
        }
        return bytes;
    }

    byte[] root() {
        byte[] root = null;
        for (int level = 0; level < Long.SIZE; level++) {
            if (has(level)) {
                root = root == null ? subtree(level) : join(subtree(level), root);
            }
        }
        return root == null ? sha256.digest() : root.clone();
    }

    private boolean has(int level) {
        return (size >>> level & 1) == 1;
    }

    private byte[] subtree(int level) {
        byte[] subtree = subtrees[level];
        if (subtree == null) {
            throw new IllegalStateException("no subtree at level " + level + " of a tree of " + size);
        }
        return subtree;
    }

    private byte[] join(byte[] left, byte[] right) {
        sha256.update(NODE);
        sha256.update(left);
        return sha256.digest(right);
    }
}
