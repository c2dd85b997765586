package io.taskflow.query.replay;

import io.taskflow.query.fold.Told;
import io.taskflow.query.people.Person;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One event of a board, and what it changed.
 *
 * @param at when it happened
 * @param recordedAt when the log took it
 * @param taskId the task it is about, null for events of the board itself
 * @param version of the task, the comment, the watchers or the board whose event it is, from this event on
 * @param actor null when the system did it
 * @param event as it is stored, without other boards, and without the other task of a dependency where the viewer may not see that
 */
record ReplayLine(
        long position,
        Instant at,
        Instant recordedAt,
        String type,
        @Nullable String revision,
        @Nullable UUID taskId,
        long version,
        @Nullable Person actor,
        JsonNode event,
        Told change) {}
