package io.taskflow.projection.taskboard;

import static io.taskflow.projection.rows.ColumnType.ID;
import static io.taskflow.projection.rows.ColumnType.IDS;
import static io.taskflow.projection.rows.ColumnType.LONG;
import static io.taskflow.projection.rows.ColumnType.TEXT;
import static io.taskflow.projection.rows.ColumnType.TIME;

import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.comment.CommentAdded;
import io.taskflow.events.comment.CommentEdited;
import io.taskflow.events.comment.CommentEvent;
import io.taskflow.events.filter.FilterEvent;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskJoined;
import io.taskflow.events.task.TaskLeft;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.projection.rows.Column;
import io.taskflow.projection.rows.Entity;
import io.taskflow.projection.rows.Logged;
import io.taskflow.projection.rows.Row;
import io.taskflow.projection.rows.Values;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment that stands.
 *
 * @param version of the comment itself
 * @param editedAt null while it says what it said at first
 */
public record CommentRow(
        UUID id,
        UUID boardId,
        UUID taskId,
        UUID author,
        String text,
        List<UUID> mentions,
        long version,
        Instant createdAt,
        long createdPosition,
        @Nullable Instant editedAt,
        long position,
        Instant at)
        implements Row {
    public static final Entity<CommentRow> ENTITY = new Entity<>(
            "comment",
            List.of(
                    Column.of("comment_id", ID, CommentRow::id),
                    Column.of("board_id", ID, CommentRow::boardId),
                    Column.of("task_id", ID, CommentRow::taskId),
                    Column.of("author", ID, CommentRow::author),
                    Column.of("text", TEXT, CommentRow::text),
                    Column.of("mentions", IDS, CommentRow::mentions),
                    Column.of("version", LONG, CommentRow::version),
                    Column.of("created_at", TIME, CommentRow::createdAt),
                    Column.of("created_position", LONG, CommentRow::createdPosition),
                    Column.of("edited_at", TIME, CommentRow::editedAt)),
            Entity.History.WHOLE,
            new Entity.Load("comment_id", CommentRow::asked),
            row -> new CommentRow(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getObject(3, UUID.class),
                    row.getObject(4, UUID.class),
                    row.getString(5),
                    Values.ids(row, 6),
                    row.getLong(7),
                    Values.time(row, 8),
                    row.getLong(9),
                    Values.timeOrNull(row, 10),
                    row.getLong(11),
                    Values.time(row, 12)));

    static CommentRow begin(CommentAdded e, Logged logged) {
        return new CommentRow(
                e.commentId(),
                e.boardId(),
                e.taskId(),
                e.author(),
                e.text(),
                e.mentions(),
                logged.version(),
                logged.at(),
                logged.position(),
                null,
                logged.position(),
                logged.at());
    }

    /** A comment that a task brought from another board. */
    static CommentRow join(TaskJoined.Comment comment, Logged logged) {
        return new CommentRow(
                comment.id(),
                logged.board(),
                logged.ofTask().getFirst(),
                comment.author(),
                comment.text(),
                comment.mentions(),
                comment.version(),
                comment.createdAt(),
                comment.createdPosition(),
                comment.editedAt(),
                logged.position(),
                logged.at());
    }

    private static List<UUID> asked(Logged logged) {
        return switch (logged.event()) {
            case CommentEvent e -> List.of(e.commentId());
            case TaskLeft e -> e.comments();
            case TaskEvent _, BoardEvent _, WorkspaceEvent _, FilterEvent _, WatcherEvent _ -> List.of();
        };
    }

    CommentRow after(CommentEdited e, Logged logged) {
        return new CommentRow(
                id,
                boardId,
                taskId,
                author,
                e.text(),
                e.mentions(),
                logged.version(),
                createdAt,
                createdPosition,
                logged.at(),
                logged.position(),
                logged.at());
    }
}
