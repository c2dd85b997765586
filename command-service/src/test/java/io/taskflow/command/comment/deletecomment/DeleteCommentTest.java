package io.taskflow.command.comment.deletecomment;

import static io.taskflow.command.comment.GivenComment.ADDED;
import static io.taskflow.command.comment.GivenComment.ANA;
import static io.taskflow.command.comment.GivenComment.BOARD;
import static io.taskflow.command.comment.GivenComment.BOB;
import static io.taskflow.command.comment.GivenComment.COMMENT;
import static io.taskflow.command.comment.GivenComment.TASK;
import static io.taskflow.command.comment.GivenComment.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.events.comment.CommentDeleted;
import org.junit.jupiter.api.Test;

class DeleteCommentTest {
    @Test
    void itsAuthorMay() {
        given(ADDED)
                .when(comment -> new DeleteComment(ANA, COMMENT).decide(comment, BOARD, false))
                .then(new CommentDeleted(COMMENT, TASK, BOARD));
    }

    @Test
    void ofOthersOnlyModeratorsMay() {
        given(ADDED)
                .when(comment -> new DeleteComment(BOB, COMMENT).decide(comment, BOARD, true))
                .then(new CommentDeleted(COMMENT, TASK, BOARD));
        given(ADDED)
                .when(comment -> new DeleteComment(BOB, COMMENT).decide(comment, BOARD, false))
                .thenRefused(Refusal.Forbidden.class);
    }
}
