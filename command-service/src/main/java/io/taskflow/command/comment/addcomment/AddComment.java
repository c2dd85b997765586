package io.taskflow.command.comment.addcomment;

import io.taskflow.command.decision.Decision;
import io.taskflow.command.task.TaskState;
import io.taskflow.events.comment.CommentAdded;
import io.taskflow.events.comment.CommentEvent;
import java.util.List;
import java.util.UUID;

/**
 * Say something about a task.
 *
 * @param by who says it
 * @param mentions whom it speaks to, without repetition
 */
public record AddComment(UUID by, UUID taskId, UUID commentId, String text, List<UUID> mentions) {
    /** Whoever may change a task may. */
    Decision<CommentEvent> decide(TaskState task) {
        return Decision.accept(new CommentAdded(commentId, taskId, task.boardId(), by, text, mentions));
    }
}
