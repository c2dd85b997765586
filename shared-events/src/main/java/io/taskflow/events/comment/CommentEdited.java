package io.taskflow.events.comment;

import java.util.List;
import java.util.UUID;

/** A comment says something else, and speaks to these people. */
public record CommentEdited(UUID commentId, UUID taskId, UUID boardId, String text, List<UUID> mentions)
        implements CommentEvent {
    public CommentEdited {
        mentions = List.copyOf(mentions);
    }
}
