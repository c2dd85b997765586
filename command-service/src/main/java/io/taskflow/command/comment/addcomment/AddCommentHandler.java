package io.taskflow.command.comment.addcomment;

import io.taskflow.command.comment.Comments;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link AddComment}. */
@Component
class AddCommentHandler {
    private final Comments comments;

    AddCommentHandler(Comments comments) {
        this.comments = comments;
    }

    @CommandHandler
    @Nullable
    Refusal handle(AddComment command, AppendContext append) throws Exception {
        return comments.add(command.by(), command.taskId(), command.mentions(), append, command::decide);
    }
}
