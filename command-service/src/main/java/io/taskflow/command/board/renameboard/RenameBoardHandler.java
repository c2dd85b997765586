package io.taskflow.command.board.renameboard;

import io.taskflow.command.board.Boards;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link RenameBoard}. */
@Component
class RenameBoardHandler {
    private final Boards boards;

    RenameBoardHandler(Boards boards) {
        this.boards = boards;
    }

    @CommandHandler
    @Nullable
    Refusal handle(RenameBoard command, AppendContext append) {
        return boards.change(command.by(), command.boardId(), append, command::decide);
    }
}
