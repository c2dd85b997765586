package io.taskflow.command.comment;

import io.taskflow.command.aggregate.Root;
import io.taskflow.events.comment.CommentEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A comment as Axon keeps it. */
final class Comment extends Root<CommentEvent, CommentState> {
    @Override
    protected UUID id(CommentEvent event) {
        return event.commentId();
    }

    @Override
    protected UUID scope(CommentEvent event) {
        return event.boardId();
    }

    @Override
    protected CommentState evolve(@Nullable CommentState before, CommentEvent event) {
        return CommentState.evolve(before, event);
    }
}
