package io.taskflow.events.board;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An archived column came back where it stood, with its tasks and the limit it had.
 *
 * @param wipLimit null for any number
 */
public record ColumnRestored(
        UUID boardId, UUID columnId, @Nullable Integer wipLimit, WipPolicy wipPolicy) implements BoardEvent {}
