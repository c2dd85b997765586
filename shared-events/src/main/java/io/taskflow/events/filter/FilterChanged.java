package io.taskflow.events.filter;

import java.util.UUID;

/** A filter asks for something else from now on. */
public record FilterChanged(UUID userId, UUID filterId, Filter filter) implements FilterEvent {}
