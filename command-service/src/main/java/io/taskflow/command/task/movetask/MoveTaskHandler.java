package io.taskflow.command.task.movetask;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.task.Tasks;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link MoveTask}. */
@Component
class MoveTaskHandler {
    private final Tasks tasks;

    MoveTaskHandler(Tasks tasks) {
        this.tasks = tasks;
    }

    @CommandHandler
    @Nullable
    Refusal handle(MoveTask command, AppendContext append) {
        return tasks.change(
                command.by(),
                command.taskId(),
                append,
                task -> command.decide(
                        task, tasks.landing(task.boardId(), command.columnId(), command.taskId(), command.place())));
    }
}
