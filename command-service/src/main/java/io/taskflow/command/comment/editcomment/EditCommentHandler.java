package io.taskflow.command.comment.editcomment;

import io.taskflow.command.comment.Comments;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.AppendContext;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link EditComment}. */
@Component
class EditCommentHandler {
    private final Comments comments;

    EditCommentHandler(Comments comments) {
        this.comments = comments;
    }

    @CommandHandler
    @Nullable
    Refusal handle(EditComment command, AppendContext append) throws Exception {
        return comments.change(
                command.by(),
                command.commentId(),
                command.mentions() == null ? List.of() : command.mentions(),
                append,
                (comment, boardId, moderator) -> command.decide(comment, boardId));
    }
}
