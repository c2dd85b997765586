package io.taskflow.projection.assignment;

import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.comment.CommentEvent;
import io.taskflow.events.filter.FilterEvent;
import io.taskflow.events.task.TaskArchived;
import io.taskflow.events.task.TaskAssigned;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskDueChanged;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskJoined;
import io.taskflow.events.task.TaskLeft;
import io.taskflow.events.task.TaskRestored;
import io.taskflow.events.task.TaskUnassigned;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.projection.rows.Logged;
import io.taskflow.projection.rows.Projector;
import io.taskflow.projection.rows.Rows;
import io.taskflow.projection.taskboard.TaskRow;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps whose tasks are whose; what else happens to a task costs nothing here. */
public final class AssignmentProjector implements Projector {
    @Override
    public void project(Logged logged, Rows rows) {
        switch (logged.event()) {
            case TaskCreated e -> put(e.assignees(), e.taskId(), e.dueAt(), false, logged, rows);
            case TaskAssigned e -> {
                TaskRow task = task(e.taskId(), rows);
                put(List.of(e.userId()), e.taskId(), task.dueAt(), task.archived(), logged, rows);
            }
            case TaskUnassigned e -> rows.remove(Assignment.ENTITY, Assignment.id(e.taskId(), e.userId()));
            case TaskDueChanged e -> {
                TaskRow task = task(e.taskId(), rows);
                put(task.assignees(), e.taskId(), e.dueAt(), task.archived(), logged, rows);
            }
            case TaskLeft e ->
                task(e.taskId(), rows)
                        .assignees()
                        .forEach(person -> rows.remove(Assignment.ENTITY, Assignment.id(e.taskId(), person)));
            case TaskJoined e -> put(e.assignees(), e.taskId(), e.dueAt(), false, logged, rows);
            case TaskArchived e -> archived(e.taskId(), true, logged, rows);
            case TaskRestored e -> archived(e.taskId(), false, logged, rows);
            case TaskEvent _, CommentEvent _, BoardEvent _, WorkspaceEvent _, FilterEvent _, WatcherEvent _ -> {
                // Nobody gets or loses a task.
            }
        }
    }

    private static void archived(UUID id, boolean archived, Logged logged, Rows rows) {
        TaskRow task = task(id, rows);
        put(task.assignees(), id, task.dueAt(), archived, logged, rows);
    }

    private static void put(
            List<UUID> people, UUID task, @Nullable Instant dueAt, boolean archived, Logged logged, Rows rows) {
        people.forEach(person -> rows.put(Assignment.ENTITY, Assignment.of(task, person, dueAt, archived, logged)));
    }

    private static TaskRow task(UUID id, Rows rows) {
        TaskRow task = rows.find(TaskRow.ENTITY, id);
        if (task == null) {
            throw new IllegalStateException("task " + id + " is not on the board");
        }
        return task;
    }
}
