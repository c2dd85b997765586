package io.taskflow.command.comment.deletecomment;

import io.taskflow.command.comment.CommentState;
import io.taskflow.command.decision.Decision;
import io.taskflow.command.decision.Refusal;
import io.taskflow.events.comment.CommentDeleted;
import io.taskflow.events.comment.CommentEvent;
import java.util.UUID;

/**
 * Take a comment back.
 *
 * @param by who wants it
 */
public record DeleteComment(UUID by, UUID commentId) {
    /** Its author may, and who administers the board. */
    Decision<CommentEvent> decide(CommentState comment, UUID boardId, boolean moderator) {
        return comment.author().equals(by) || moderator
                ? Decision.accept(new CommentDeleted(commentId, comment.taskId(), boardId))
                : Decision.refuse(
                        new Refusal.Forbidden("Only who wrote a comment and admins of the workspace may delete it"));
    }
}
