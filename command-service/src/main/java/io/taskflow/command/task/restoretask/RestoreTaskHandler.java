package io.taskflow.command.task.restoretask;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.rank.Place;
import io.taskflow.command.task.Tasks;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link RestoreTask}. */
@Component
class RestoreTaskHandler {
    private final Tasks tasks;

    RestoreTaskHandler(Tasks tasks) {
        this.tasks = tasks;
    }

    @CommandHandler
    @Nullable
    Refusal handle(RestoreTask command, AppendContext append) {
        return tasks.change(
                command.by(),
                command.taskId(),
                append,
                task -> command.decide(
                        task,
                        tasks.landing(task.boardId(), task.columnId(), command.taskId(), Place.END)
                                .rank()));
    }
}
