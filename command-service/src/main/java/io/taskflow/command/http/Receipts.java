package io.taskflow.command.http;

import io.taskflow.eventstore.Receipt;
import io.taskflow.support.problem.ProblemException;
import io.taskflow.support.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes receipts of Idempotency-Keys. A key belongs to principal, method and path; the same body is the same values,
 * however they are spaced.
 */
final class Receipts {
    private final JsonMapper json;
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

    Receipts(JsonMapper json) {
        this.json = json;
    }

    /** The receipt of a call; null when it has no key. */
    @Nullable
    Receipt of(Call call, @Nullable Object body, UUID resultId) {
        if (call.idempotencyKey() == null) {
            return null;
        }
        MessageDigest digest = sha256();
        for (String part : new String[] {call.userId().toString(), call.method(), call.path(), call.idempotencyKey()}) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        String key = "idempotency/" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        return new Receipt(key, digest.digest(json.writeValueAsBytes(body)), resultId.toString());
    }

    /**
     * Marks it as under way in this process; another one's is decided by the log.
     *
     * @throws ProblemException {@code idempotency-in-flight}
     */
    void begin(Receipt receipt) {
        if (!inFlight.add(receipt.key())) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_IN_FLIGHT, "The first request with this key has no answer yet");
        }
    }

    void end(Receipt receipt) {
        inFlight.remove(receipt.key());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
