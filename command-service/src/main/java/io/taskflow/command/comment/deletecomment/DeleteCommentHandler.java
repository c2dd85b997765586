package io.taskflow.command.comment.deletecomment;

import io.taskflow.command.comment.Comments;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.AppendContext;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link DeleteComment}. */
@Component
class DeleteCommentHandler {
    private final Comments comments;

    DeleteCommentHandler(Comments comments) {
        this.comments = comments;
    }

    @CommandHandler
    @Nullable
    Refusal handle(DeleteComment command, AppendContext append) throws Exception {
        return comments.change(command.by(), command.commentId(), List.of(), append, command::decide);
    }
}
