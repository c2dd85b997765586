package io.taskflow.eventstore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event to be stored. The bytes are stored as given and must not be changed afterwards.
 *
 * @param eventId unique over the whole log, at most 255 bytes of UTF-8
 * @param streamId the stream (aggregate) the event belongs to, at most 255 bytes
 * @param aggregateType kind of the stream; null for events outside any aggregate
 * @param scope the application's sequencing key, see {@link EventLog#readScope}; null for none
 * @param sequence place within the stream from 0; null lets the appender give the next one
 * @param type stored name of the event, at most 512 bytes
 * @param occurredAt when it happened; null stamps it with the time of recording
 */
public record NewEvent(
        String eventId,
        String streamId,
        @Nullable String aggregateType,
        @Nullable String scope,
        @Nullable Long sequence,
        String type,
        @Nullable String revision,
        byte[] payload,
        byte[] metadata,
        @Nullable Instant occurredAt) {}
