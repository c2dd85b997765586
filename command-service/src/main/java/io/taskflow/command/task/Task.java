package io.taskflow.command.task;

import io.taskflow.command.aggregate.Root;
import io.taskflow.events.task.TaskEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task as Axon keeps it. */
final class Task extends Root<TaskEvent, TaskState> {
    @Override
    protected UUID id(TaskEvent event) {
        return event.taskId();
    }

    @Override
    protected UUID scope(TaskEvent event) {
        return event.boardId();
    }

    @Override
    protected TaskState evolve(@Nullable TaskState before, TaskEvent event) {
        return TaskState.evolve(before, event);
    }
}
