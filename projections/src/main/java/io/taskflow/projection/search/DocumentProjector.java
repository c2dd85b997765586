package io.taskflow.projection.search;

import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.comment.CommentAdded;
import io.taskflow.events.comment.CommentDeleted;
import io.taskflow.events.comment.CommentEdited;
import io.taskflow.events.filter.FilterEvent;
import io.taskflow.events.task.TaskCreated;
import io.taskflow.events.task.TaskDescribed;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskFieldsChanged;
import io.taskflow.events.task.TaskJoined;
import io.taskflow.events.task.TaskLeft;
import io.taskflow.events.task.TaskRenamed;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.projection.rows.Logged;
import io.taskflow.projection.rows.Projector;
import io.taskflow.projection.rows.Rows;
import io.taskflow.projection.taskboard.BoardRow;
import io.taskflow.projection.taskboard.Numbering;
import io.taskflow.projection.taskboard.TaskRow;
import java.util.UUID;

/** Keeps what tasks and comments say as it can be looked for; what else happens to them costs nothing here. */
public final class DocumentProjector implements Projector {
    @Override
    public void project(Logged logged, Rows rows) {
        switch (logged.event()) {
            case TaskCreated e -> {
                UUID workspace = workspace(e.boardId(), rows);
                int number = Numbering.next(logged.board(), rows);
                rows.put(Document.ENTITY, Document.of(e, number, workspace, rows.language(workspace), logged));
            }
            case TaskRenamed e ->
                rows.put(Document.ENTITY, document(e.taskId(), rows).titled(e.title(), logged));
            case TaskDescribed e ->
                rows.put(Document.ENTITY, document(e.taskId(), rows).telling(e.description(), logged));
            case TaskFieldsChanged e -> {
                TaskRow before = rows.find(TaskRow.ENTITY, e.taskId());
                if (before == null) {
                    throw new IllegalStateException("task " + e.taskId() + " is not on the board");
                }
                rows.put(
                        Document.ENTITY,
                        document(e.taskId(), rows)
                                .marked(
                                        workspace(e.boardId(), rows),
                                        before.fields().with(e.changes()).values(),
                                        logged));
            }
            case TaskLeft e -> {
                rows.remove(Document.ENTITY, document(e.taskId(), rows).id());
                e.comments()
                        .forEach(id ->
                                rows.remove(Document.ENTITY, document(id, rows).id()));
            }
            case TaskJoined e -> {
                UUID workspace = workspace(e.boardId(), rows);
                String language = rows.language(workspace);
                int number = Numbering.next(logged.board(), rows);
                rows.put(Document.ENTITY, Document.of(e, number, workspace, language, logged));
                e.comments()
                        .forEach(comment -> rows.put(
                                Document.ENTITY, Document.of(comment, e.taskId(), workspace, language, logged)));
            }
            case CommentAdded e -> {
                UUID workspace = workspace(e.boardId(), rows);
                rows.put(Document.ENTITY, Document.of(e, workspace, rows.language(workspace), logged));
            }
            case CommentEdited e ->
                rows.put(Document.ENTITY, document(e.commentId(), rows).telling(e.text(), logged));
            case CommentDeleted e ->
                rows.remove(Document.ENTITY, document(e.commentId(), rows).id());
            case TaskEvent _, BoardEvent _, WorkspaceEvent _, FilterEvent _, WatcherEvent _ -> {
                // Nothing that anybody said.
            }
        }
    }

    private static Document document(UUID id, Rows rows) {
        Document document = rows.find(Document.ENTITY, id);
        if (document == null) {
            throw new IllegalStateException(id + " was never said");
        }
        return document;
    }

    private static UUID workspace(UUID board, Rows rows) {
        BoardRow row = rows.find(BoardRow.ENTITY, board);
        if (row == null) {
            throw new IllegalStateException("board " + board + " has tasks before it was created");
        }
        return row.workspaceId();
    }
}
