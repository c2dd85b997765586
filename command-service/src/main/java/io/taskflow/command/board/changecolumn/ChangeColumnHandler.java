package io.taskflow.command.board.changecolumn;

import io.taskflow.command.board.Boards;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link ChangeColumn}. */
@Component
class ChangeColumnHandler {
    private final Boards boards;

    ChangeColumnHandler(Boards boards) {
        this.boards = boards;
    }

    @CommandHandler
    @Nullable
    Refusal handle(ChangeColumn command, AppendContext append) {
        return boards.change(command.by(), command.boardId(), append, command::decide);
    }
}
