package io.taskflow.events.board;

import java.util.UUID;

/** A custom field got another name, under which its values are shown from then on. */
public record FieldRenamed(UUID boardId, UUID fieldId, String name) implements FieldEvent {}
