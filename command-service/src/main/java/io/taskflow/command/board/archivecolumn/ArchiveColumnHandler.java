package io.taskflow.command.board.archivecolumn;

import io.taskflow.command.board.Boards;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link ArchiveColumn}. */
@Component
class ArchiveColumnHandler {
    private final Boards boards;

    ArchiveColumnHandler(Boards boards) {
        this.boards = boards;
    }

    @CommandHandler
    @Nullable
    Refusal handle(ArchiveColumn command, AppendContext append) {
        return boards.change(command.by(), command.boardId(), append, command::decide);
    }
}
