package io.taskflow.command.comment;

import io.taskflow.command.task.Gist;
import io.taskflow.events.comment.CommentAdded;
import io.taskflow.events.comment.CommentDeleted;
import io.taskflow.events.comment.CommentEdited;
import io.taskflow.events.comment.CommentEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What decisions about a comment need to know of it.
 *
 * @param text its {@link Gist}
 * @param mentions whom it speaks to
 */
public record CommentState(
        UUID commentId, UUID taskId, UUID author, String text, List<UUID> mentions, boolean deleted) {
    /** Whether this is its text. */
    public boolean says(String whole) {
        return text.equals(Gist.some(whole));
    }

    /** The comment after an event; {@code before} is null for the first. */
    public static CommentState evolve(@Nullable CommentState before, CommentEvent event) {
        if (before == null && event instanceof CommentAdded e) {
            return new CommentState(e.commentId(), e.taskId(), e.author(), Gist.some(e.text()), e.mentions(), false);
        }
        if (before == null) {
            throw new IllegalStateException("comment " + event.commentId() + " has events before it was added");
        }
        return switch (event) {
            case CommentAdded e -> throw new IllegalStateException("comment " + e.commentId() + " was added twice");
            case CommentEdited e -> before.with(Gist.some(e.text()), e.mentions(), false);
            case CommentDeleted e -> before.with(before.text, before.mentions, true);
        };
    }

    private CommentState with(String newText, List<UUID> newMentions, boolean gone) {
        return new CommentState(commentId, taskId, author, newText, newMentions, gone);
    }
}
