package io.taskflow.command.task.changetask;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.Tasks;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link ChangeTask}. */
@Component
class ChangeTaskHandler {
    private final Tasks tasks;

    ChangeTaskHandler(Tasks tasks) {
        this.tasks = tasks;
    }

    @CommandHandler
    @Nullable
    Refusal handle(ChangeTask command, AppendContext append) {
        return tasks.changeFields(command.by(), command.taskId(), command.fields(), append, command::decide);
    }
}
