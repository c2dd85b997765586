package io.taskflow.bench.raw;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;

/** The right edge of an RFC 6962 tree, as a group commit that can be proved has to keep it. */
public final class MerkleEdge {
    private final ArrayDeque<byte[]> edge = new ArrayDeque<>();
    private final MessageDigest sha256;
    private long size;

    public MerkleEdge() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public byte[] hash(byte[] bytes) {
        return sha256.digest(bytes);
    }

    public byte[] leaf(byte[] entry) {
        sha256.update((byte) 0);
        return sha256.digest(entry);
    }

    public void add(byte[] leaf) {
        byte[] node = leaf;
        for (long full = size; (full & 1) == 1; full >>= 1) {
            sha256.update((byte) 1);
            sha256.update(edge.pop());
            node = sha256.digest(node);
        }
        edge.push(node);
        size++;
    }

    /** The edge's hashes one after the other, oldest first. */
    public byte[] bytes() {
        byte[] all = new byte[edge.size() * 32];
        int at = all.length;
        for (byte[] node : edge) {
            at -= node.length;
            System.arraycopy(node, 0, all, at, node.length);
        }
        return all;
    }
}
