package io.taskflow.query.workspace;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A board as its workspace lists it. */
record BoardLine(
        UUID id,
        @Nullable String externalId,
        @Nullable String key,
        String name,
        String visibility,
        boolean archived,
        long version,
        Instant createdAt) {}
