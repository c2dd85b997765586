package io.taskflow.query.history;

import io.taskflow.query.people.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one event did to a task.
 *
 * @param version of the task from this event on
 * @param actor null when the system did it
 * @param before what changed, as it was, by name; null for nothing
 * @param after the same as it became
 */
record VersionLine(
        long version,
        long position,
        Instant at,
        String type,
        @Nullable Person actor,
        String sentence,
        @Nullable JsonNode before,
        @Nullable JsonNode after) {}
