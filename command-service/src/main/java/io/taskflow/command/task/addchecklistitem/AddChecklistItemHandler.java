package io.taskflow.command.task.addchecklistitem;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.Tasks;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link AddChecklistItem}. */
@Component
class AddChecklistItemHandler {
    private final Tasks tasks;

    AddChecklistItemHandler(Tasks tasks) {
        this.tasks = tasks;
    }

    @CommandHandler
    @Nullable
    Refusal handle(AddChecklistItem command, AppendContext append) {
        return tasks.change(command.by(), command.taskId(), append, command::decide);
    }
}
