package io.taskflow.events.comment;

import io.taskflow.events.TaskflowEvent;
import java.util.UUID;

/** An event of a comment; its stream is the comment, its scope the board that the task is on. */
public sealed interface CommentEvent extends TaskflowEvent permits CommentAdded, CommentEdited, CommentDeleted {
    UUID commentId();

    UUID taskId();

    UUID boardId();
}
