package io.taskflow.command.http;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came with a command beside its body.
 *
 * @param userId who calls
 * @param ifMatch the version the client decided on; null when it did not say
 * @param idempotencyKey as the client chose it; null for none
 */
public record Call(
        UUID userId,
        String method,
        String path,
        @Nullable Long ifMatch,
        @Nullable String idempotencyKey) {}
