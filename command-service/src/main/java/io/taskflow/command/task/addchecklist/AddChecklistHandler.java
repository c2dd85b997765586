package io.taskflow.command.task.addchecklist;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.Tasks;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link AddChecklist}. */
@Component
class AddChecklistHandler {
    private final Tasks tasks;

    AddChecklistHandler(Tasks tasks) {
        this.tasks = tasks;
    }

    @CommandHandler
    @Nullable
    Refusal handle(AddChecklist command, AppendContext append) {
        return tasks.change(command.by(), command.taskId(), append, command::decide);
    }
}
