package io.taskflow.command.task;

import io.taskflow.command.claim.Keys;
import io.taskflow.command.claim.Learner;
import io.taskflow.events.comment.CommentAdded;
import io.taskflow.events.comment.CommentDeleted;
import io.taskflow.events.comment.CommentEdited;
import io.taskflow.events.comment.CommentEvent;
import io.taskflow.events.task.TaskJoined;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.support.events.EventCodec;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The comments that stand on tasks. They have streams of their own, so the log counts the changes of a task's: the count is read together with which
 * comments there are, and the append demands that it has not grown.
 */
public final class TaskComments implements Learner {
    private static final String STANDING = """
            SELECT coalesce((SELECT value FROM log.counter WHERE key = :counter), 0),
                   ARRAY(SELECT comment_id FROM command.task_comment WHERE task_id = :task ORDER BY position)
            """;

    private final JdbcClient sql;
    private final EventLog log;
    private final EventCodec codec;

    public TaskComments(JdbcClient sql, EventLog log, EventCodec codec) {
        this.sql = sql;
        this.log = log;
        this.codec = codec;
    }

    private record Reading(long changes, List<UUID> comments) {}

    /** In the order they came. */
    List<TaskJoined.Comment> standing(UUID taskId, AppendContext append) {
        String counter = Keys.comments(taskId);
        Reading reading = sql.sql(STANDING)
                .param("counter", counter)
                .param("task", taskId)
                .query((row, index) -> new Reading(
                        row.getLong(1), Arrays.asList((UUID[]) row.getArray(2).getArray())))
                .single();
        append.guard(new Guard.Count(counter, 0, reading.changes()));
        return reading.comments().stream()
                .map(this::read)
                .flatMap(comment -> Stream.ofNullable(comment))
                .toList();
    }

    private TaskJoined.@Nullable Comment read(UUID id) {
        var comment = new Reader();
        log.readStream(id.toString(), 0, comment::next);
        return comment.read;
    }

    private final class Reader {
        private TaskJoined.@Nullable Comment read;

        void next(RecordedEvent recorded) {
            if (codec.decode(recorded.type(), recorded.revision(), recorded.payload()) instanceof CommentEvent event) {
                read = after(event, recorded);
            }
        }

        private TaskJoined.@Nullable Comment after(CommentEvent event, RecordedEvent recorded) {
            long version = recorded.sequence() + 1;
            return switch (event) {
                case CommentAdded e ->
                    new TaskJoined.Comment(
                            e.commentId(),
                            e.author(),
                            e.text(),
                            e.mentions(),
                            version,
                            recorded.occurredAt(),
                            recorded.position(),
                            null);
                case CommentEdited e -> {
                    TaskJoined.Comment before = Objects.requireNonNull(read);
                    yield new TaskJoined.Comment(
                            before.id(),
                            before.author(),
                            e.text(),
                            e.mentions(),
                            version,
                            before.createdAt(),
                            before.createdPosition(),
                            recorded.occurredAt());
                }
                case CommentDeleted e -> null;
            };
        }
    }

    /** A comment came, changed or went meanwhile: the next decision reads it. */
    @Override
    public boolean learn(AppendRefusal refusal) {
        return refusal instanceof AppendRefusal.LimitExceeded exceeded
                && exceeded.key().startsWith(Keys.COMMENTS);
    }
}
