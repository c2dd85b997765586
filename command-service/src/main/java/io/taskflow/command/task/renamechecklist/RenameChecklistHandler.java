package io.taskflow.command.task.renamechecklist;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.Tasks;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link RenameChecklist}. */
@Component
class RenameChecklistHandler {
    private final Tasks tasks;

    RenameChecklistHandler(Tasks tasks) {
        this.tasks = tasks;
    }

    @CommandHandler
    @Nullable
    Refusal handle(RenameChecklist command, AppendContext append) {
        return tasks.change(command.by(), command.taskId(), append, command::decide);
    }
}
