package io.taskflow.command.comment;

import static io.taskflow.command.comment.GivenComment.ADDED;
import static io.taskflow.command.comment.GivenComment.BOARD;
import static io.taskflow.command.comment.GivenComment.COMMENT;
import static io.taskflow.command.comment.GivenComment.TASK;
import static io.taskflow.command.comment.GivenComment.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskflow.events.comment.CommentDeleted;
import io.taskflow.events.comment.CommentEdited;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommentStateTest {
    @Test
    void everyEventLeavesItsMark() {
        assertThat(given(ADDED, new CommentEdited(COMMENT, TASK, BOARD, "Done!", List.of()))
                        .state())
                .returns(true, comment -> comment.says("Done!"))
                .returns(List.of(), CommentState::mentions)
                .returns(false, CommentState::deleted);
        assertThat(given(ADDED, new CommentDeleted(COMMENT, TASK, BOARD)).state())
                .returns(true, CommentState::deleted);
    }

    @Test
    void aCommentBeginsOnceAndFirst() {
        assertThatThrownBy(() -> given(ADDED, ADDED)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> given(new CommentDeleted(COMMENT, TASK, BOARD)))
                .isInstanceOf(IllegalStateException.class);
    }
}
