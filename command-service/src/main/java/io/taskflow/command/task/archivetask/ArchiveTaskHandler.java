package io.taskflow.command.task.archivetask;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.Tasks;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link ArchiveTask}. */
@Component
class ArchiveTaskHandler {
    private final Tasks tasks;

    ArchiveTaskHandler(Tasks tasks) {
        this.tasks = tasks;
    }

    @CommandHandler
    @Nullable
    Refusal handle(ArchiveTask command, AppendContext append) {
        return tasks.change(command.by(), command.taskId(), append, command::decide);
    }
}
