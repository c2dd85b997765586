package io.taskflow.command.board.deletecolumn;

import io.taskflow.command.board.Boards;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link DeleteColumn}. */
@Component
class DeleteColumnHandler {
    private final Boards boards;

    DeleteColumnHandler(Boards boards) {
        this.boards = boards;
    }

    @CommandHandler
    @Nullable
    Refusal handle(DeleteColumn command, AppendContext append) {
        return boards.change(command.by(), command.boardId(), append, command::decide);
    }
}
