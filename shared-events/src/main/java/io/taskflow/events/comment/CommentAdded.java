package io.taskflow.events.comment;

import java.util.List;
import java.util.UUID;

/**
 * Someone said something about a task.
 *
 * @param author an account or a placeholder
 * @param text Markdown
 * @param mentions accounts or placeholders whom it speaks to, without repetition
 */
public record CommentAdded(UUID commentId, UUID taskId, UUID boardId, UUID author, String text, List<UUID> mentions)
        implements CommentEvent {
    public CommentAdded {
        mentions = List.copyOf(mentions);
    }
}
