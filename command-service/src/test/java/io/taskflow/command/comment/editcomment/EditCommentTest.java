package io.taskflow.command.comment.editcomment;

import static io.taskflow.command.comment.GivenComment.ADDED;
import static io.taskflow.command.comment.GivenComment.ANA;
import static io.taskflow.command.comment.GivenComment.BOARD;
import static io.taskflow.command.comment.GivenComment.BOB;
import static io.taskflow.command.comment.GivenComment.COMMENT;
import static io.taskflow.command.comment.GivenComment.TASK;
import static io.taskflow.command.comment.GivenComment.given;

import io.taskflow.command.decision.Refusal;
import io.taskflow.events.comment.CommentEdited;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditCommentTest {
    @Test
    void saysSomethingElse() {
        given(ADDED)
                .when(new EditComment(ANA, COMMENT, "Done!", null)::decide)
                .then(new CommentEdited(COMMENT, TASK, BOARD, "Done!", List.of(BOB)));
        given(ADDED)
                .when(new EditComment(ANA, COMMENT, "Done?", List.of())::decide)
                .then(new CommentEdited(COMMENT, TASK, BOARD, "Done?", List.of()));
    }

    @Test
    void theSameChangesNothing() {
        given(ADDED).when(new EditComment(ANA, COMMENT, "Done?", null)::decide).thenNothing();
        given(ADDED)
                .when(new EditComment(ANA, COMMENT, "Done?", List.of(BOB))::decide)
                .thenNothing();
    }

    @Test
    void onlyItsAuthorMay() {
        given(ADDED).when(new EditComment(BOB, COMMENT, "Done!", null)::decide).thenRefused(Refusal.Forbidden.class);
    }
}
