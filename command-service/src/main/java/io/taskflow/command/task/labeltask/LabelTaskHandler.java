package io.taskflow.command.task.labeltask;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.Tasks;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link LabelTask}. */
@Component
class LabelTaskHandler {
    private final Tasks tasks;

    LabelTaskHandler(Tasks tasks) {
        this.tasks = tasks;
    }

    @CommandHandler
    @Nullable
    Refusal handle(LabelTask command, AppendContext append) {
        return tasks.changeWithLabel(command.by(), command.taskId(), command.labelId(), append, command::decide);
    }
}
