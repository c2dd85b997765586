package io.taskflow.projection.activity;

import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.comment.CommentEvent;
import io.taskflow.events.filter.FilterEvent;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskJoined;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.projection.rows.Logged;
import io.taskflow.projection.rows.Projector;
import io.taskflow.projection.rows.Rows;
import io.taskflow.projection.taskboard.TaskRow;

/** One line for each event of a board. */
public final class ActivityProjector implements Projector {
    @Override
    public void project(Logged logged, Rows rows) {
        switch (logged.event()) {
            case BoardEvent event ->
                rows.add(ActivityLine.LINES, ActivityLine.of(logged, null, null, Told.of(event, rows)));
            case TaskEvent event -> {
                TaskRow before = rows.find(TaskRow.ENTITY, event.taskId());
                String title = switch (event) {
                    case TaskCreated e -> e.title();
                    case TaskJoined e -> e.title();
                    case TaskEvent _ -> Told.standing(before).title();
                };
                rows.add(
                        ActivityLine.LINES,
                        ActivityLine.of(logged, event.taskId(), title, Told.of(event, before, rows)));
            }
            case CommentEvent event -> {
                String title =
                        Told.standing(rows.find(TaskRow.ENTITY, event.taskId())).title();
                rows.add(ActivityLine.LINES, ActivityLine.of(logged, event.taskId(), title, Told.of(event, rows)));
            }
            case WatcherEvent event -> {
                String title =
                        Told.standing(rows.find(TaskRow.ENTITY, event.taskId())).title();
                rows.add(ActivityLine.LINES, ActivityLine.of(logged, event.taskId(), title, Told.of(event)));
            }
            case WorkspaceEvent _, FilterEvent _ -> {
                // Boards' activity alone is told.
            }
        }
    }
}
