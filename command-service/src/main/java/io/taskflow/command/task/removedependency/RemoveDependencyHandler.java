package io.taskflow.command.task.removedependency;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.Tasks;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link RemoveDependency}. */
@Component
class RemoveDependencyHandler {
    private final Tasks tasks;

    RemoveDependencyHandler(Tasks tasks) {
        this.tasks = tasks;
    }

    @CommandHandler
    @Nullable
    Refusal handle(RemoveDependency command, AppendContext append) {
        return tasks.unlink(command.by(), command.taskId(), command.blockerId(), append, command::decide);
    }
}
