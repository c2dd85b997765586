package io.taskflow.command.task;

import io.taskflow.command.inline.Statements;
import io.taskflow.command.inline.Statements.Column;
import io.taskflow.events.EventTypes;
import io.taskflow.events.comment.CommentAdded;
import io.taskflow.events.comment.CommentDeleted;
import io.taskflow.eventstore.InlineProjection;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.support.events.EventCodec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps which comments stand on which task, for when it takes them along to another board. */
public final class TaskCommentProjection implements InlineProjection {
    private static final String ADDED = EventTypes.of(CommentAdded.class).name();
    private static final String DELETED = EventTypes.of(CommentDeleted.class).name();

    private static final Column<Standing> COMMENT = new Column<>("uuid", Standing::commentId);
    private static final Column<Standing> TASK = new Column<>("uuid", Standing::taskId);
    private static final Column<Standing> POSITION = new Column<>("bigint", Standing::position);
    private static final Column<UUID> GONE = new Column<>("uuid", id -> id);

    private final EventCodec codec;

    public TaskCommentProjection(EventCodec codec) {
        this.codec = codec;
    }

    private record Standing(UUID commentId, UUID taskId, long position) {}

    @Override
    public void apply(List<RecordedEvent> group, Connection connection) throws SQLException {
        // One may come and go in the same group.
        Map<UUID, Standing> added = new LinkedHashMap<>();
        List<UUID> gone = new ArrayList<>();
        for (RecordedEvent event : group) {
            if (event.type().equals(ADDED)) {
                var e = (CommentAdded) decoded(event);
                added.put(e.commentId(), new Standing(e.commentId(), e.taskId(), event.position()));
            } else if (event.type().equals(DELETED)) {
                UUID comment = ((CommentDeleted) decoded(event)).commentId();
                if (added.remove(comment) == null) {
                    gone.add(comment);
                }
            }
        }
        Statements.runForAll(connection, """
                INSERT INTO command.task_comment (comment_id, task_id, position)
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::bigint[])""", added.values(), COMMENT, TASK, POSITION);
        Statements.runForAll(connection, "DELETE FROM command.task_comment WHERE comment_id = ANY (?)", gone, GONE);
    }

    private Object decoded(RecordedEvent event) {
        return codec.decode(event.type(), event.revision(), event.payload());
    }
}
