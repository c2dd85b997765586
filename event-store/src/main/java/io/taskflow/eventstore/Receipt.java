package io.taskflow.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * Makes a request idempotent: the same key and fingerprint get the earlier answer, another fingerprint is refused.
 *
 * @param key chosen by the client, qualified by the application (by account, say)
 * @param fingerprint digest of what was asked
 * @param resultId what the first answer named, kept for the answers that follow
 */
public record Receipt(
        String key, byte[] fingerprint, @Nullable String resultId) {}
