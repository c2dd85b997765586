package io.taskflow.events.task;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task came from another board of the workspace, which it left in the same append. It says all there is to the task and its comments, so that the history of
 * this board is whole by itself.
 *
 * @param rank place in the column, compared as bytes, ties by task id
 * @param description Markdown, or null
 * @param labels of this board
 * @param fields values of custom fields: by the keys of this board's fields, or by names that it does not define
 * @param checklists in the order they came
 * @param blockedBy tasks that it waits for
 * @param blocks tasks that wait for it
 * @param recurrence null when it does not come again
 * @param externalId the id in the system this task came from, unique on its board, or null
 * @param comments that stand, in the order they came
 * @param watchers in the order they came
 * @param createdBy null when the system made it
 * @param createdPosition of the event that began it
 */
public record TaskJoined(
        UUID taskId,
        UUID boardId,
        UUID fromBoardId,
        UUID columnId,
        String rank,
        String title,
        @Nullable String description,
        List<UUID> assignees,
        List<UUID> labels,
        @Nullable Priority priority,
        @Nullable Instant startAt,
        @Nullable Instant dueAt,
        boolean dueDone,
        Map<String, String> fields,
        List<Checklist> checklists,
        List<UUID> blockedBy,
        List<UUID> blocks,
        @Nullable Recurrence recurrence,
        @Nullable String externalId,
        List<Comment> comments,
        List<UUID> watchers,
        Instant createdAt,
        @Nullable UUID createdBy,
        long createdPosition)
        implements TaskEvent {
    public TaskJoined {
        assignees = List.copyOf(assignees);
        labels = List.copyOf(labels);
        // The order makes the stored bytes repeatable.
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
        checklists = List.copyOf(checklists);
        blockedBy = List.copyOf(blockedBy);
        blocks = List.copyOf(blocks);
        comments = List.copyOf(comments);
        watchers = List.copyOf(watchers);
    }

    /** A checklist, its items in the order they came. */
    public record Checklist(UUID id, String name, List<Item> items) {
        public Checklist {
            items = List.copyOf(items);
        }
    }

    /** Something to be done. */
    public record Item(UUID id, String text, boolean done) {}

    /**
     * What somebody said.
     *
     * @param author an account or a placeholder
     * @param text Markdown
     * @param mentions accounts or placeholders whom it speaks to
     * @param version of the comment itself, which moving leaves alone
     * @param createdPosition of the event that began it, by which comments are in order
     * @param editedAt null while it says what it said at first
     */
    public record Comment(
            UUID id,
            UUID author,
            String text,
            List<UUID> mentions,
            long version,
            Instant createdAt,
            long createdPosition,
            @Nullable Instant editedAt) {
        public Comment {
            mentions = List.copyOf(mentions);
        }
    }
}
