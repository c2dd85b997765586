package io.taskflow.projection.assignment;

import static io.taskflow.projection.rows.ColumnType.FLAG;
import static io.taskflow.projection.rows.ColumnType.ID;
import static io.taskflow.projection.rows.ColumnType.TIME;

import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.comment.CommentEvent;
import io.taskflow.events.filter.FilterEvent;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskAssigned;
import io.taskflow.events.task.TaskDueChanged;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskLeft;
import io.taskflow.events.task.TaskRestored;
import io.taskflow.events.task.TaskUnassigned;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.projection.rows.Column;
import io.taskflow.projection.rows.Entity;
import io.taskflow.projection.rows.Logged;
import io.taskflow.projection.rows.Row;
import io.taskflow.projection.rows.Values;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a task is somebody's, with what their list of tasks is ordered by.
 *
 * @param id made from task and person
 */
public record Assignment(
        UUID id,
        UUID boardId,
        UUID taskId,
        UUID userId,
        @Nullable Instant dueAt,
        boolean archived,
        long position,
        Instant at)
        implements Row {
    public static final Entity<Assignment> ENTITY = new Entity<>(
            "assignment",
            List.of(
                    Column.of("assignment_id", ID, Assignment::id),
                    Column.of("board_id", ID, Assignment::boardId),
                    Column.of("task_id", ID, Assignment::taskId),
                    Column.of("user_id", ID, Assignment::userId),
                    Column.of("due_at", TIME, Assignment::dueAt),
                    Column.of("archived", FLAG, Assignment::archived)),
            Entity.History.NONE,
            new Entity.Load("task_id", Assignment::changed),
            row -> new Assignment(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getObject(3, UUID.class),
                    row.getObject(4, UUID.class),
                    Values.timeOrNull(row, 5),
                    row.getBoolean(6),
                    row.getLong(7),
                    Values.time(row, 8)));

    static Assignment of(UUID task, UUID user, @Nullable Instant dueAt, boolean archived, Logged logged) {
        return new Assignment(
                id(task, user), logged.board(), task, user, dueAt, archived, logged.position(), logged.at());
    }

    static UUID id(UUID task, UUID user) {
        return UUID.nameUUIDFromBytes((task + "/" + user).getBytes(StandardCharsets.US_ASCII));
    }

    /** The task whose assignments an event changes; those that it begins with are not there yet. */
    private static List<UUID> changed(Logged logged) {
        return switch (logged.event()) {
            case TaskAssigned _, TaskUnassigned _, TaskDueChanged _, TaskArchived _, TaskRestored _, TaskLeft _ ->
                logged.ofTask();
            case TaskEvent _, CommentEvent _, BoardEvent _, WorkspaceEvent _, FilterEvent _, WatcherEvent _ ->
                List.of();
        };
    }
}
