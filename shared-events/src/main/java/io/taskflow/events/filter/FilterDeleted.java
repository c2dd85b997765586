package io.taskflow.events.filter;

import java.util.UUID;

/** A filter is kept no longer. */
public record FilterDeleted(UUID userId, UUID filterId) implements FilterEvent {}
