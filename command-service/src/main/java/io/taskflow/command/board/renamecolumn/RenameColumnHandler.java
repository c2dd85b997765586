package io.taskflow.command.board.renamecolumn;

import io.taskflow.command.board.Boards;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link RenameColumn}. */
@Component
class RenameColumnHandler {
    private final Boards boards;

    RenameColumnHandler(Boards boards) {
        this.boards = boards;
    }

    @CommandHandler
    @Nullable
    Refusal handle(RenameColumn command, AppendContext append) {
        return boards.change(command.by(), command.boardId(), append, command::decide);
    }
}
