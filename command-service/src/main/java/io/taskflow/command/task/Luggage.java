package io.taskflow.command.task;

import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.task.TaskJoined;
import io.taskflow.events.task.TaskLeft;
import java.util.List;
import java.util.UUID;

/** A task packed up for another board, with all that has been said about it and all who watch it. */
public final class Luggage {
    /** Most characters that the comments on a task which changes boards have together. */
    public static final int MOST_SAID = 1_000_000;

    private final Original original;
    private final UUID toBoardId;
    private final Fit fit;
    private final List<TaskJoined.Comment> comments;
    private final List<UUID> watchers;

    Luggage(Original original, UUID toBoardId, Fit fit, List<TaskJoined.Comment> comments, List<UUID> watchers) {
        this.original = original;
        this.toBoardId = toBoardId;
        this.fit = fit;
        this.comments = List.copyOf(comments);
        this.watchers = List.copyOf(watchers);
    }

    /** Characters that its comments have together. */
    public long said() {
        return comments.stream().mapToLong(comment -> comment.text().length()).sum();
    }

    /** The events with which it leaves its board and joins the other one at this place. */
    public List<TaskEvent> moved(TaskState task, UUID columnId, String rank) {
        TaskJoined joined = original.joined(task, toBoardId, columnId, rank, fit, comments, watchers);
        TaskLeft left = new TaskLeft(
                task.taskId(),
                task.boardId(),
                task.columnId(),
                joined.externalId(),
                toBoardId,
                comments.stream().map(TaskJoined.Comment::id).toList(),
                fit.labels().lost(),
                fit.fields().lost(),
                fit.assignees().lost());
        return List.of(left, joined);
    }
}
