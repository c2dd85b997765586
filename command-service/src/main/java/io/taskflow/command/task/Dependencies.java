package io.taskflow.command.task;

import io.taskflow.events.task.BlockingBegan;
import io.taskflow.events.task.BlockingEnded;
import io.taskflow.events.task.DependencyEvent;
import io.taskflow.events.task.TaskBlocked;
import io.taskflow.events.task.TaskUnblocked;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * What decisions need to know of a task's dependencies.
 *
 * @param blockedBy tasks that it waits for
 * @param blocks tasks that wait for it
 */
public record Dependencies(Set<UUID> blockedBy, Set<UUID> blocks) {
    public static final Dependencies NONE = new Dependencies(Set.of(), Set.of());

    public Dependencies {
        blockedBy = Set.copyOf(blockedBy);
        blocks = Set.copyOf(blocks);
    }

    Dependencies after(DependencyEvent event) {
        Set<UUID> waitsFor = new HashSet<>(blockedBy);
        Set<UUID> keeps = new HashSet<>(blocks);
        switch (event) {
            case TaskBlocked e -> waitsFor.add(e.blockerId());
            case TaskUnblocked e -> waitsFor.remove(e.blockerId());
            case BlockingBegan e -> keeps.add(e.blockedId());
            case BlockingEnded e -> keeps.remove(e.blockedId());
        }
        return new Dependencies(waitsFor, keeps);
    }
}
