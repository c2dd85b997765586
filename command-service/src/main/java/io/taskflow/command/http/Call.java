package io.taskflow.command.http;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came with a command beside its body.
 *
 * @param userId who calls
 * @param ifMatch the version the client decided on; null when it did not say
 * @param idempotencyKey as the client chose it; null for none
 * @param board the only one whose things it may change; null for any
 */
public record Call(
        UUID userId,
        String method,
        String path,
        @Nullable Long ifMatch,
        @Nullable String idempotencyKey,
        @Nullable UUID board) {
    /**
     * One of several commands that came with this call.
     *
     * @param index its place among them
     */
    public Call part(int index, @Nullable Long partIfMatch, UUID boardId) {
        // No client can choose such a key, which has a space.
        String key = idempotencyKey == null ? null : idempotencyKey + " " + index;
        return new Call(userId, method, path, partIfMatch, key, boardId);
    }
}
