package io.taskflow.command.board.addlabel;

import io.taskflow.command.board.Boards;
import io.taskflow.command.decision.Refusal;
import io.taskflow.eventstore.AppendContext;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles {@link AddLabel}. */
@Component
class AddLabelHandler {
    private final Boards boards;

    AddLabelHandler(Boards boards) {
        this.boards = boards;
    }

    @CommandHandler
    @Nullable
    Refusal handle(AddLabel command, AppendContext append) {
        return boards.change(command.by(), command.boardId(), append, command::decide);
    }
}
