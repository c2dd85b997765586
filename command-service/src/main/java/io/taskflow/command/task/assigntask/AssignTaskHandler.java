package io.taskflow.command.task.assigntask;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.Tasks;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link AssignTask}. */
@Component
class AssignTaskHandler {
    private final Tasks tasks;

    AssignTaskHandler(Tasks tasks) {
        this.tasks = tasks;
    }

    @CommandHandler
    @Nullable
    Refusal handle(AssignTask command, AppendContext append) {
        return tasks.changeWithPerson(command.by(), command.taskId(), command.userId(), append, command::decide);
    }
}
