package io.taskflow.command.comment.addcomment;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.comment.CommentInput;
import io.taskflow.command.http.Input;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that adds a comment. */
record AddCommentBody(
        @Schema(description = "a UUID of version 7; made by the server when absent") @Nullable
        UUID id,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "Markdown",
                minLength = 1,
                maxLength = Input.LONGEST_TEXT,
                example = "The screenshots are in the shared folder")
        @Nullable
        String text,

        @Schema(description = "members or placeholders of the workspace whom it speaks to") @Nullable
        List<@Nullable UUID> mentions) {
    AddComment command(UUID by, UUID taskId) {
        return new AddComment(by, taskId, Input.id(id), CommentInput.text(text), CommentInput.mentions(mentions));
    }
}
