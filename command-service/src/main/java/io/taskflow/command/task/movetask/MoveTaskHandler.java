package io.taskflow.command.task.movetask;

import io.taskflow.command.decision.Refusal;
import io.taskflow.command.rank.Landing;
import io.taskflow.command.task.Relocations;
import io.taskflow.command.task.Tasks;
import io.taskflow.eventstore.AppendContext;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link MoveTask}. */
@Component
class MoveTaskHandler {
    private final Tasks tasks;
    private final Relocations relocations;

    MoveTaskHandler(Tasks tasks, Relocations relocations) {
        this.tasks = tasks;
        this.relocations = relocations;
    }

    @CommandHandler
    @Nullable
    Refusal handle(MoveTask command, AppendContext append) {
        return tasks.move(
                command.by(),
                command.taskId(),
                command.boardId(),
                append,
                task -> command.decide(task, landing(command, task.boardId())),
                (task, there, boardId) -> command.cross(
                        task, () -> relocations.pack(task, boardId, there, append), () -> landing(command, boardId)));
    }

    private Landing landing(MoveTask command, UUID boardId) {
        return tasks.landing(boardId, command.columnId(), command.taskId(), command.place());
    }
}
