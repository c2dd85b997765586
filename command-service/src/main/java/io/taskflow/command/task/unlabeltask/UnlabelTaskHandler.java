package io.taskflow.command.task.unlabeltask;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.Tasks;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link UnlabelTask}. */
@Component
class UnlabelTaskHandler {
    private final Tasks tasks;

    UnlabelTaskHandler(Tasks tasks) {
        this.tasks = tasks;
    }

    @CommandHandler
    @Nullable
    Refusal handle(UnlabelTask command, AppendContext append) {
        return tasks.changeWithLabel(command.by(), command.taskId(), command.labelId(), append, command::decide);
    }
}
