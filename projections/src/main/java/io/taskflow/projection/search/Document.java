package io.taskflow.projection.search;

import static io.taskflow.projection.rows.ColumnType.FLAG;
import static io.taskflow.projection.rows.ColumnType.ID;
import static io.taskflow.projection.rows.ColumnType.INT;
import static io.taskflow.projection.rows.ColumnType.LONG;
import static io.taskflow.projection.rows.ColumnType.TEXT;

import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.comment.CommentAdded;
import io.taskflow.events.comment.CommentEvent;
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
import io.taskflow.projection.rows.Column;
import io.taskflow.projection.rows.Entity;
import io.taskflow.projection.rows.Logged;
import io.taskflow.projection.rows.Row;
import io.taskflow.projection.rows.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be found: a task by its title and description, or a comment by what it says. The database makes its words from title, body and marks.
 *
 * @param id the task's or the comment's
 * @param number of the task, null for a comment
 * @param externalId of the task, null for a comment
 * @param language what it is read in: the name of a text search configuration
 * @param title of the task, empty for a comment
 * @param body the description or the comment, empty for none
 * @param marks see {@link Marks}
 */
public record Document(
        UUID id,
        UUID boardId,
        UUID taskId,
        boolean comment,
        @Nullable Integer number,
        @Nullable String externalId,
        String language,
        String title,
        String body,
        String marks,
        long createdPosition,
        long position,
        Instant at)
        implements Row {
    public static final Entity<Document> ENTITY = new Entity<>(
            "document",
            List.of(
                    Column.of("document_id", ID, Document::id),
                    Column.of("board_id", ID, Document::boardId),
                    Column.of("task_id", ID, Document::taskId),
                    Column.of("comment", FLAG, Document::comment),
                    Column.of("number", INT, Document::number),
                    Column.of("external_id", TEXT, Document::externalId),
                    Column.of("language", TEXT, Document::language),
                    Column.of("title", TEXT, Document::title),
                    Column.of("body", TEXT, Document::body),
                    Column.of("marks", TEXT, Document::marks),
                    Column.of("created_position", LONG, Document::createdPosition)),
            Entity.History.NONE,
            new Entity.Load("document_id", Document::changed),
            row -> new Document(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getObject(3, UUID.class),
                    row.getBoolean(4),
                    row.getObject(5, Integer.class),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9),
                    row.getString(10),
                    row.getLong(11),
                    row.getLong(12),
                    Values.time(row, 13)));

    static Document of(TaskCreated e, int number, UUID workspace, String language, Logged logged) {
        return new Document(
                e.taskId(),
                e.boardId(),
                e.taskId(),
                false,
                number,
                e.externalId(),
                language,
                e.title(),
                Objects.requireNonNullElse(e.description(), ""),
                Marks.of(workspace, e.boardId(), logged.position(), e.externalId(), e.fields()),
                logged.position(),
                logged.position(),
                logged.at());
    }

    static Document of(CommentAdded e, UUID workspace, String language, Logged logged) {
        return new Document(
                e.commentId(),
                e.boardId(),
                e.taskId(),
                true,
                null,
                null,
                language,
                "",
                e.text(),
                Marks.of(workspace, e.boardId(), logged.position(), null, Map.of()),
                logged.position(),
                logged.position(),
                logged.at());
    }

    static Document of(TaskJoined e, int number, UUID workspace, String language, Logged logged) {
        return new Document(
                e.taskId(),
                e.boardId(),
                e.taskId(),
                false,
                number,
                e.externalId(),
                language,
                e.title(),
                Objects.requireNonNullElse(e.description(), ""),
                Marks.of(workspace, e.boardId(), e.createdPosition(), e.externalId(), e.fields()),
                e.createdPosition(),
                logged.position(),
                logged.at());
    }

    /** A comment that a task brought from another board. */
    static Document of(TaskJoined.Comment comment, UUID task, UUID workspace, String language, Logged logged) {
        return new Document(
                comment.id(),
                logged.board(),
                task,
                true,
                null,
                null,
                language,
                "",
                comment.text(),
                Marks.of(workspace, logged.board(), comment.createdPosition(), null, Map.of()),
                comment.createdPosition(),
                logged.position(),
                logged.at());
    }

    Document titled(String newTitle, Logged logged) {
        return saying(newTitle, body, marks, logged);
    }

    Document telling(@Nullable String newBody, Logged logged) {
        return saying(title, Objects.requireNonNullElse(newBody, ""), marks, logged);
    }

    Document marked(UUID workspace, Map<String, String> fields, Logged logged) {
        return saying(title, body, Marks.of(workspace, boardId, createdPosition, externalId, fields), logged);
    }

    private Document saying(String newTitle, String newBody, String newMarks, Logged logged) {
        return new Document(
                id,
                boardId,
                taskId,
                comment,
                number,
                externalId,
                language,
                newTitle,
                newBody,
                newMarks,
                createdPosition,
                logged.position(),
                logged.at());
    }

    /** The documents that an event changes; those that it makes are not there yet. */
    private static List<UUID> changed(Logged logged) {
        return switch (logged.event()) {
            case TaskRenamed _, TaskDescribed _, TaskFieldsChanged _ -> logged.ofTask();
            case TaskLeft e -> {
                List<UUID> gone = new ArrayList<>(e.comments());
                gone.add(e.taskId());
                yield gone;
            }
            case CommentEvent e -> List.of(e.commentId());
            case TaskEvent _, BoardEvent _, WorkspaceEvent _, FilterEvent _, WatcherEvent _ -> List.of();
        };
    }
}
