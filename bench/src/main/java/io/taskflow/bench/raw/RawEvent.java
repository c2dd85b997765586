package io.taskflow.bench.raw;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** An event as the log stores it, without position, time of record and hash: those are given again. */
public record RawEvent(
        String streamId,
        String aggregateType,
        long sequence,
        @Nullable String scope,
        String type,
        @Nullable String revision,
        String eventId,
        OffsetDateTime occurredAt,
        byte[] payload,
        byte[] metadata) {}
