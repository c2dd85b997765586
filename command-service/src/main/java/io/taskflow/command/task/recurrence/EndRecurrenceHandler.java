package io.taskflow.command.task.recurrence;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.Tasks;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link EndRecurrence}. */
@Component
class EndRecurrenceHandler {
    private final Tasks tasks;

    EndRecurrenceHandler(Tasks tasks) {
        this.tasks = tasks;
    }

    @CommandHandler
    @Nullable
    Refusal handle(EndRecurrence command, AppendContext append) {
        return tasks.change(command.by(), command.taskId(), append, command::decide);
    }
}
