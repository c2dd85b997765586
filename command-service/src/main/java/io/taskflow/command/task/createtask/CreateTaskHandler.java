package io.taskflow.command.task.createtask;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.Tasks;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link CreateTask}. */
@Component
class CreateTaskHandler {
    private final Tasks tasks;

    CreateTaskHandler(Tasks tasks) {
        this.tasks = tasks;
    }

    @CommandHandler
    @Nullable
    Refusal handle(CreateTask command, AppendContext append) throws Exception {
        return tasks.create(
                command.by(),
                command.boardId(),
                command.fields(),
                values -> command.decide(rank(command), values),
                command.more(),
                append);
    }

    private String rank(CreateTask command) {
        return tasks.landing(command.boardId(), command.columnId(), command.taskId(), command.place())
                .rank();
    }
}
