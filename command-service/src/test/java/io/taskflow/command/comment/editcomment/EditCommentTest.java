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
                .when(comment -> new EditComment(ANA, COMMENT, "Done!", null).decide(comment, BOARD))
                .then(new CommentEdited(COMMENT, TASK, BOARD, "Done!", List.of(BOB)));
        given(ADDED)
                .when(comment -> new EditComment(ANA, COMMENT, "Done?", List.of()).decide(comment, BOARD))
                .then(new CommentEdited(COMMENT, TASK, BOARD, "Done?", List.of()));
    }

    @Test
    void theSameChangesNothing() {
        given(ADDED)
                .when(comment -> new EditComment(ANA, COMMENT, "Done?", null).decide(comment, BOARD))
                .thenNothing();
        given(ADDED)
                .when(comment -> new EditComment(ANA, COMMENT, "Done?", List.of(BOB)).decide(comment, BOARD))
                .thenNothing();
    }

    @Test
    void onlyItsAuthorMay() {
        given(ADDED)
                .when(comment -> new EditComment(BOB, COMMENT, "Done!", null).decide(comment, BOARD))
                .thenRefused(Refusal.Forbidden.class);
    }
}
