package io.taskflow.eventstore.archive;

import java.time.Instant;
import java.util.UUID;

/** An append group as the log holds it, but for its frontier, which follows from the leaf hashes. */
public record ArchivedGroup(long number, long firstPosition, long lastPosition, Instant recordedAt, UUID writer) {}
