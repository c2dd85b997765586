package io.taskflow.command.board.restoreboard;

import io.taskflow.command.board.Boards;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.support.permission.Permission;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link RestoreBoard}. */
@Component
class RestoreBoardHandler {
    private final Boards boards;

    RestoreBoardHandler(Boards boards) {
        this.boards = boards;
    }

    @CommandHandler
    @Nullable
    Refusal handle(RestoreBoard command, AppendContext append) {
        return boards.changeAny(command.by(), command.boardId(), Permission.CHANGE_BOARD, append, command::decide);
    }
}
