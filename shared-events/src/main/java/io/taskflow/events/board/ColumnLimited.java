package io.taskflow.events.board;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A column shall hold so many open tasks at most, or any number.
 *
 * @param wipLimit null for any number
 */
public record ColumnLimited(
        UUID boardId, UUID columnId, @Nullable Integer wipLimit, WipPolicy wipPolicy) implements BoardEvent {}
