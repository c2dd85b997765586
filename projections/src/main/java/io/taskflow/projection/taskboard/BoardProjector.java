package io.taskflow.projection.taskboard;

import io.taskflow.events.board.AccessEvent;
import io.taskflow.events.board.BoardArchived;
import io.taskflow.events.board.BoardCreated;
import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.board.BoardImported;
import io.taskflow.events.board.BoardRenamed;
import io.taskflow.events.board.BoardRestored;
import io.taskflow.events.board.ColumnAdded;
import io.taskflow.events.board.ColumnArchived;
import io.taskflow.events.board.ColumnDeleted;
import io.taskflow.events.board.ColumnLimited;
import io.taskflow.events.board.ColumnMoved;
import io.taskflow.events.board.ColumnRenamed;
import io.taskflow.events.board.ColumnRestored;
import io.taskflow.events.board.FieldEvent;
import io.taskflow.events.board.LabelAdded;
import io.taskflow.events.board.LabelDeleted;
import io.taskflow.events.board.LabelRecolored;
import io.taskflow.events.board.LabelRenamed;
import io.taskflow.events.comment.CommentAdded;
import io.taskflow.events.comment.CommentDeleted;
import io.taskflow.events.comment.CommentEdited;
import io.taskflow.events.comment.CommentEvent;
import io.taskflow.events.filter.FilterEvent;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskJoined;
import io.taskflow.events.task.TaskLeft;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.projection.rows.Logged;
import io.taskflow.projection.rows.Projector;
import io.taskflow.projection.rows.Rows;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Boards, their columns and their tasks. */
public final class BoardProjector implements Projector {
    @Override
    public void project(Logged logged, Rows rows) {
        switch (logged.event()) {
            case BoardEvent event -> {
                rows.put(BoardRow.ENTITY, BoardRow.after(rows.find(BoardRow.ENTITY, event.boardId()), event, logged));
                columns(event, logged, rows);
            }
            case TaskCreated event -> {
                if (rows.find(TaskRow.ENTITY, event.taskId()) != null) {
                    throw new IllegalStateException("task " + event.taskId() + " began twice");
                }
                put(null, TaskRow.begin(event, Numbering.number(logged, rows), logged), logged, rows);
            }
            case TaskLeft event -> {
                TaskRow before = task(event.taskId(), rows);
                rows.remove(TaskRow.ENTITY, before.id());
                Occupancy.leave(before, logged, rows);
                // The board begins a span, since nothing else does: a past board tells the position of the last event
                // before its moment.
                rows.put(BoardRow.ENTITY, board(event.boardId(), rows).since(logged));
                event.comments()
                        .forEach(id ->
                                rows.remove(CommentRow.ENTITY, comment(id, rows).id()));
            }
            case TaskJoined event -> {
                if (rows.find(TaskRow.ENTITY, event.taskId()) != null) {
                    throw new IllegalStateException("task " + event.taskId() + " is on a board still");
                }
                put(null, TaskRow.join(event, Numbering.number(logged, rows), logged), logged, rows);
                event.comments().forEach(comment -> rows.put(CommentRow.ENTITY, CommentRow.join(comment, logged)));
            }
            case TaskEvent event -> {
                TaskRow before = rows.find(TaskRow.ENTITY, event.taskId());
                put(before, TaskRow.after(before, event, logged), logged, rows);
            }
            case CommentEvent event -> comment(event, logged, rows);
            case WatcherEvent event ->
                rows.put(TaskRow.ENTITY, task(event.taskId(), rows).watched(event, logged));
            case WorkspaceEvent _, FilterEvent _ -> {
                // Nothing of a board.
            }
        }
    }

    private static void put(@Nullable TaskRow before, TaskRow after, Logged logged, Rows rows) {
        rows.put(TaskRow.ENTITY, after);
        Occupancy.count(before, after, logged, rows);
    }

    private static void columns(BoardEvent event, Logged logged, Rows rows) {
        switch (event) {
            case BoardCreated e -> {
                // A board begins without columns.
            }
            case BoardImported e -> {
                // Nor does this touch them.
            }
            case AccessEvent e -> {
                // Nor who sees it.
            }
            case BoardRenamed _, BoardArchived _, BoardRestored _ -> {
                // Nor these.
            }
            case ColumnAdded e -> rows.put(ColumnRow.ENTITY, ColumnRow.begin(e, logged));
            case ColumnRenamed e ->
                rows.put(ColumnRow.ENTITY, column(e.columnId(), rows).named(e.name(), logged));
            case ColumnMoved e ->
                rows.put(ColumnRow.ENTITY, column(e.columnId(), rows).placed(e.rank(), logged));
            case ColumnLimited e ->
                rows.put(ColumnRow.ENTITY, column(e.columnId(), rows).limited(e, logged));
            case ColumnArchived e ->
                rows.put(ColumnRow.ENTITY, column(e.columnId(), rows).archived(true, logged));
            case ColumnRestored e ->
                rows.put(ColumnRow.ENTITY, column(e.columnId(), rows).archived(false, logged));
            case ColumnDeleted e -> {
                rows.remove(ColumnRow.ENTITY, column(e.columnId(), rows).id());
                Occupancy.forget(e.columnId(), rows);
            }
            case LabelAdded _, LabelRenamed _, LabelRecolored _, LabelDeleted _ -> {
                // Labels are the board's own. Tasks keep one that was deleted, and readers pass it over.
            }
            case FieldEvent e -> {
                // So are custom fields, and the values of one that was deleted.
            }
        }
    }

    private static void comment(CommentEvent event, Logged logged, Rows rows) {
        switch (event) {
            case CommentAdded e -> {
                rows.put(CommentRow.ENTITY, CommentRow.begin(e, logged));
                rows.put(TaskRow.ENTITY, task(e.taskId(), rows).commented(1, logged));
            }
            case CommentEdited e -> {
                rows.put(CommentRow.ENTITY, comment(e.commentId(), rows).after(e, logged));
                // Its task begins a span, too: a past board tells the position of the last event before its moment.
                rows.put(TaskRow.ENTITY, task(e.taskId(), rows).commented(0, logged));
            }
            case CommentDeleted e -> {
                rows.remove(CommentRow.ENTITY, comment(e.commentId(), rows).id());
                rows.put(TaskRow.ENTITY, task(e.taskId(), rows).commented(-1, logged));
            }
        }
    }

    private static BoardRow board(UUID id, Rows rows) {
        BoardRow board = rows.find(BoardRow.ENTITY, id);
        if (board == null) {
            throw new IllegalStateException("board " + id + " has tasks before it was created");
        }
        return board;
    }

    private static TaskRow task(UUID id, Rows rows) {
        TaskRow task = rows.find(TaskRow.ENTITY, id);
        if (task == null) {
            throw new IllegalStateException("task " + id + " is not on the board");
        }
        return task;
    }

    private static CommentRow comment(UUID id, Rows rows) {
        CommentRow comment = rows.find(CommentRow.ENTITY, id);
        if (comment == null) {
            throw new IllegalStateException("comment " + id + " does not stand");
        }
        return comment;
    }

    private static ColumnRow column(UUID id, Rows rows) {
        ColumnRow column = rows.find(ColumnRow.ENTITY, id);
        if (column == null) {
            throw new IllegalStateException("column " + id + " is not on the board");
        }
        return column;
    }
}
