package io.taskflow.command.task.removechecklistitem;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.Tasks;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link RemoveChecklistItem}. */
@Component
class RemoveChecklistItemHandler {
    private final Tasks tasks;

    RemoveChecklistItemHandler(Tasks tasks) {
        this.tasks = tasks;
    }

    @CommandHandler
    @Nullable
    Refusal handle(RemoveChecklistItem command, AppendContext append) {
        return tasks.change(command.by(), command.taskId(), append, command::decide);
    }
}
