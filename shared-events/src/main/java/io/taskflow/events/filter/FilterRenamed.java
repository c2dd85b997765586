package io.taskflow.events.filter;

import java.util.UUID;

/** A filter got another name. */
public record FilterRenamed(UUID userId, UUID filterId, String name) implements FilterEvent {}
