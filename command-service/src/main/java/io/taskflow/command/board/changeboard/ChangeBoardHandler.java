package io.taskflow.command.board.changeboard;

import io.taskflow.command.board.Boards;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link ChangeBoard}. */
@Component
class ChangeBoardHandler {
    private final Boards boards;

    ChangeBoardHandler(Boards boards) {
        this.boards = boards;
    }

    @CommandHandler
    @Nullable
    Refusal handle(ChangeBoard command, AppendContext append) {
        return boards.change(command.by(), command.boardId(), command.permission(), append, command::decide);
    }
}
