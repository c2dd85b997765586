package io.taskflow.command.board.deletelabel;

import io.taskflow.command.board.Boards;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link DeleteLabel}. */
@Component
class DeleteLabelHandler {
    private final Boards boards;

    DeleteLabelHandler(Boards boards) {
        this.boards = boards;
    }

    @CommandHandler
    @Nullable
    Refusal handle(DeleteLabel command, AppendContext append) {
        return boards.change(command.by(), command.boardId(), append, command::decide);
    }
}
