package io.taskflow.query.taskboard;

import java.util.List;
import java.util.UUID;

/**
 * What a task waits for and what waits for it, in the order it came; none where cards alone are read.
 *
 * @param blockedBy tasks that it waits for
 * @param blocks tasks that wait for it
 */
public record TaskDependencies(List<UUID> blockedBy, List<UUID> blocks) {
    public static final TaskDependencies NONE = new TaskDependencies(List.of(), List.of());

    public TaskDependencies {
        blockedBy = List.copyOf(blockedBy);
        blocks = List.copyOf(blocks);
    }
}
