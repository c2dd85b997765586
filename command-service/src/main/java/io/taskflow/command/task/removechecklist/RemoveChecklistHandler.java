package io.taskflow.command.task.removechecklist;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.Tasks;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link RemoveChecklist}. */
@Component
class RemoveChecklistHandler {
    private final Tasks tasks;

    RemoveChecklistHandler(Tasks tasks) {
        this.tasks = tasks;
    }

    @CommandHandler
    @Nullable
    Refusal handle(RemoveChecklist command, AppendContext append) {
        return tasks.change(command.by(), command.taskId(), append, command::decide);
    }
}
