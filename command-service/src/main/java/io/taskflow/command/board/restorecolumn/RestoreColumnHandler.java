package io.taskflow.command.board.restorecolumn;

import io.taskflow.command.board.Boards;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link RestoreColumn}. */
@Component
class RestoreColumnHandler {
    private final Boards boards;

    RestoreColumnHandler(Boards boards) {
        this.boards = boards;
    }

    @CommandHandler
    @Nullable
    Refusal handle(RestoreColumn command, AppendContext append) {
        return boards.change(command.by(), command.boardId(), append, command::decide);
    }
}
