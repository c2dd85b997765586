package io.taskflow.command.board.archiveboard;

import io.taskflow.command.board.Boards;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.AppendContext;
import io.taskflow.support.permission.Permission;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link ArchiveBoard}. */
@Component
class ArchiveBoardHandler {
    private final Boards boards;

    ArchiveBoardHandler(Boards boards) {
        this.boards = boards;
    }

    @CommandHandler
    @Nullable
    Refusal handle(ArchiveBoard command, AppendContext append) {
        return boards.changeAny(command.by(), command.boardId(), Permission.CHANGE_BOARD, append, command::decide);
    }
}
