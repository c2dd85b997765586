package io.taskflow.projection.rows;

import io.taskflow.events.TaskflowEvent;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.comment.CommentEvent;
import io.taskflow.events.filter.FilterEvent;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.events.workspace.WorkspaceEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as projectors see it.
 *
 * @param board its scope: the board that it is of, or its workspace where it is of no board
 * @param version of its stream, this event included
 * @param at when it happened, in microseconds
 * @param actor who caused it, null when the system did
 * @param type its stored name
 */
public record Logged(
        long position,
        UUID board,
        long version,
        Instant at,
        @Nullable UUID actor,
        String type,
        TaskflowEvent event) {

    /** The task it is about, itself, a comment on it or who watches it; null for events of the board. */
    public @Nullable UUID task() {
        return switch (event) {
            case TaskEvent e -> e.taskId();
            case CommentEvent e -> e.taskId();
            case WatcherEvent e -> e.taskId();
            case BoardEvent e -> null;
            case WorkspaceEvent e -> null;
            case FilterEvent e -> null;
        };
    }

    /** That task, if there is one. */
    public List<UUID> ofTask() {
        UUID task = task();
        return task == null ? List.of() : List.of(task);
    }

    /** The first day of the month it happened in, in UTC. */
    public LocalDate month() {
        return monthOf(at);
    }

    public static LocalDate monthOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).withDayOfMonth(1);
    }
}
