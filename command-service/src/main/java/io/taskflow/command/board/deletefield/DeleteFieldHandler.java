package io.taskflow.command.board.deletefield;

import io.taskflow.command.board.Boards;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link DeleteField}. */
@Component
class DeleteFieldHandler {
    private final Boards boards;

    DeleteFieldHandler(Boards boards) {
        this.boards = boards;
    }

    @CommandHandler
    @Nullable
    Refusal handle(DeleteField command, AppendContext append) {
        return boards.change(command.by(), command.boardId(), append, command::decide);
    }
}
