package io.taskflow.events.task;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task left its board for another of the workspace, which it joins in the same append.
 *
 * @param columnId where it stood
 * @param externalId the id in the system it came from, which is free on this board now; null for none
 * @param toBoardId where it went
 * @param comments those that stood on it and went along
 * @param lostLabels the other board has none of their names
 * @param lostFields keys of values that the other board has no field for
 * @param lostAssignees they do not see the other board
 */
public record TaskLeft(
        UUID taskId,
        UUID boardId,
        UUID columnId,
        @Nullable String externalId,
        UUID toBoardId,
        List<UUID> comments,
        List<UUID> lostLabels,
        List<String> lostFields,
        List<UUID> lostAssignees)
        implements TaskEvent {
    public TaskLeft {
        comments = List.copyOf(comments);
        lostLabels = List.copyOf(lostLabels);
        lostFields = List.copyOf(lostFields);
        lostAssignees = List.copyOf(lostAssignees);
    }
}
