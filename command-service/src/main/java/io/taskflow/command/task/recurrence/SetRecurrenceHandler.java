package io.taskflow.command.task.recurrence;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.Tasks;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link SetRecurrence}. */
@Component
class SetRecurrenceHandler {
    private final Tasks tasks;

    SetRecurrenceHandler(Tasks tasks) {
        this.tasks = tasks;
    }

    @CommandHandler
    @Nullable
    Refusal handle(SetRecurrence command, AppendContext append) {
        return tasks.change(command.by(), command.taskId(), append, command::decide);
    }
}
