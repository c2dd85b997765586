package io.taskflow.command.comment.editcomment;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskflow.command.comment.CommentInput;
import io.taskflow.command.http.Input;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body that changes a comment: the whole of its text, as it shall be. */
record EditCommentBody(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "Markdown",
                minLength = 1,
                maxLength = Input.LONGEST_TEXT,
                example = "The screenshots are in the shared folder")
        @Nullable
        String text,

        @Schema(description = "members or placeholders of the workspace whom it speaks to; they stay when absent")
        @Nullable
        List<@Nullable UUID> mentions) {
    EditComment command(UUID by, UUID commentId) {
        return new EditComment(
                by, commentId, CommentInput.text(text), mentions == null ? null : CommentInput.mentions(mentions));
    }
}
