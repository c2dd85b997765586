package io.taskflow.command.task.unassigntask;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.Tasks;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link UnassignTask}. */
@Component
class UnassignTaskHandler {
    private final Tasks tasks;

    UnassignTaskHandler(Tasks tasks) {
        this.tasks = tasks;
    }

    @CommandHandler
    @Nullable
    Refusal handle(UnassignTask command, AppendContext append) {
        return tasks.change(command.by(), command.taskId(), append, command::decide);
    }
}
