package io.taskflow.command.task.changechecklistitem;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.Tasks;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link ChangeChecklistItem}. */
@Component
class ChangeChecklistItemHandler {
    private final Tasks tasks;

    ChangeChecklistItemHandler(Tasks tasks) {
        this.tasks = tasks;
    }

    @CommandHandler
    @Nullable
    Refusal handle(ChangeChecklistItem command, AppendContext append) {
        return tasks.change(command.by(), command.taskId(), append, command::decide);
    }
}
