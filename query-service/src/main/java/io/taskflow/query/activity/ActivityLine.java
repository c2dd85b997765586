package io.taskflow.query.activity;

import io.taskflow.query.people.Person;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one event did.
 *
 * @param actor null when the system did it
 * @param taskId null for events of the board itself
 * @param before what changed, as it was, by name; null for nothing
 * @param after the same as it became
 */
public record ActivityLine(
        long position,
        Instant at,
        String type,
        @Nullable Person actor,
        @Nullable UUID taskId,
        String sentence,
        @Nullable JsonNode before,
        @Nullable JsonNode after) {}
