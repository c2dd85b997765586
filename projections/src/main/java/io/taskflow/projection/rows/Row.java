package io.taskflow.projection.rows;

import java.time.Instant;
import java.util.UUID;

/** A row of an {@link Entity}, as it stands from its last event on. */
public interface Row {
    UUID id();

    UUID boardId();

    /** Of the event that made it so. */
    long position();

    /** When that happened. */
    Instant at();
}
