package io.taskflow.command.comment.editcomment;

import io.taskflow.command.comment.CommentState;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.comment.CommentEdited;
import io.taskflow.events.comment.CommentEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Change what one said.
 *
 * @param by who wants it
 * @param mentions whom it speaks to, without repetition; null when they stay
 */
public record EditComment(
        UUID by, UUID commentId, String text, @Nullable List<UUID> mentions) {
    /** Nobody changes what others said. */
    Decision<CommentEvent> decide(CommentState comment, UUID boardId) {
        if (!comment.author().equals(by)) {
            return Decision.refuse(new Refusal.Forbidden("Only who wrote a comment may change it"));
        }
        List<UUID> people = mentions == null ? comment.mentions() : mentions;
        return comment.says(text) && people.equals(comment.mentions())
                ? Decision.unchanged()
                : Decision.accept(new CommentEdited(commentId, comment.taskId(), boardId, text, people));
    }
}
