package io.taskflow.events.board;

import java.util.UUID;

/** A board got a label, which its tasks can wear. {@code color} is a word such as {@code green}, or {@code #rrggbb}. */
public record LabelAdded(UUID boardId, UUID labelId, String name, String color) implements BoardEvent {}
