package io.taskflow.events.filter;

import java.util.UUID;

/** Someone keeps a filter under a name. */
public record FilterSaved(UUID userId, UUID filterId, String name, Filter filter) implements FilterEvent {}
